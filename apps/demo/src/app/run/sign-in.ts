import { type Credentials, decodeJwt, expiresAt, isExpired } from '@latchkey/client';
import type { Api } from '../api/api';
import { momentText } from '../clock/moment-text';
import { detailLine, failureLine, type Step, stepLine, successLine } from './line';

/** `now` is in milliseconds since 1970. */
export async function* signIn(api: Api, credentials: Credentials, now = Date.now): Step {
  yield stepLine('Logging in');
  const outcome = await api.signIn(credentials);
  if (!outcome.ok) {
    yield failureLine('Login failed', outcome);
    return outcome.error;
  }
  const token = outcome.value;
  const expiry = expiresAt(token);
  yield successLine('Login successful, token saved.', outcome.exchange);
  yield detailLine(`expiration: ${expiry ? momentText(expiry) : 'none'}`);
  yield detailLine(`is expired: ${isExpired(token, { now })}`);
  yield detailLine(`decoded: ${JSON.stringify(decodeJwt(token).claims)}`);
  return null;
}
