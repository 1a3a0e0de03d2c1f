import type { Credentials } from '@latchkey/client';
import type { Api } from '../api/api';
import type { Step } from './line';
import { requestProtected } from './request-protected';
import { requestUnprotected } from './request-unprotected';
import { signIn } from './sign-in';

/** The way of the tutorial: each step follows from the success of the one before. */
export async function* replay(api: Api, credentials: Credentials): Step {
  return (yield* requestUnprotected(api)) ?? (yield* signInAndRead(api, credentials));
}

/** The way from the password on. */
export async function* signInAndRead(api: Api, credentials: Credentials): Step {
  return (yield* signIn(api, credentials)) ?? (yield* requestProtected(api));
}
