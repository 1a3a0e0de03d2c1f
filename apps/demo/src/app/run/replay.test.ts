import { LatchkeyClientError } from '@latchkey/client';
import { expect, it } from 'vitest';
import type { Api, Outcome } from '../api/api';
import { momentText } from '../clock/moment-text';
import type { Line, Step } from './line';
import { replay } from './replay';
import { requestProtected } from './request-protected';
import { signIn } from './sign-in';

const exchange = { method: 'GET', path: '/x', status: 200, elapsedMs: 1, tokenAttached: false };
const claims = { sub: '1', exp: 1_700_000_300 };
const token =
  [{ alg: 'HS256' }, claims].map((part) => btoa(JSON.stringify(part)).replaceAll('=', '')).join('.') + '.';
const credentials = { username: 'user', password: 'password' };

function works<T>(value: T): Promise<Outcome<T>> {
  return Promise.resolve({ ok: true, value, exchange });
}

function fails(description: string, details = {}): Promise<Outcome<never>> {
  return Promise.resolve({
    ok: false,
    error: new LatchkeyClientError('overloaded', description, details),
    exchange,
  });
}

const api: Api = {
  unprotected: () => works({ message: 'This is an unprotected resource.' }),
  signIn: () => works(token),
  protected: () => works({ message: 'This is a protected resource.', current_identity: "User(id='1')" }),
};

async function collect(step: Step): Promise<{ lines: Line[]; error: LatchkeyClientError | null }> {
  const lines: Line[] = [];
  for (;;) {
    const { done, value } = await step.next();
    if (done) return { lines, error: value };
    lines.push(value);
  }
}

const texts = ({ lines }: { lines: Line[] }) => lines.map(({ text }) => text);

it('tells the whole way in nine lines', async () => {
  const { lines, error } = await collect(replay(api, credentials));
  expect(error).toBeNull();
  expect(texts({ lines })).toEqual([
    'Requesting unprotected resource',
    'Got unprotected response: This is an unprotected resource.',
    'Logging in',
    'Login successful, token saved.',
    `expiration: ${momentText(new Date(1_700_000_300_000))}`,
    'is expired: true',
    'decoded: {"sub":"1","exp":1700000300}',
    'Requesting protected resource',
    "Got protected resource: msg: This is a protected resource., identity: User(id='1')",
  ]);
});

it('shows an exchange with each answer and with nothing else', async () => {
  const { lines } = await collect(replay(api, credentials));
  expect(lines.map((line) => line.exchange !== null)).toEqual([
    false,
    true,
    false,
    true,
    false,
    false,
    false,
    false,
    true,
  ]);
});

it('asks the clock whether the token has expired', async () => {
  const lines = await collect(signIn(api, credentials, () => 1_700_000_000_000));
  expect(texts(lines)).toContain('is expired: false');
});

it('ends where the first request fails', async () => {
  const gone = { ...api, unprotected: () => fails('The server cannot be reached.') };
  const result = await collect(replay(gone, credentials));
  expect(texts(result)).toEqual([
    'Requesting unprotected resource',
    'Unprotected request error: The server cannot be reached.',
  ]);
  expect(result.error?.code).toBe('overloaded');
});

it('ends where the login fails, and keeps how long to wait', async () => {
  const busy = { ...api, signIn: () => fails('Too busy', { retryAfterSeconds: 7 }) };
  const { lines } = await collect(replay(busy, credentials));
  expect(lines.at(-1)).toMatchObject({ text: 'Login failed: Too busy', tone: 'failure', waitSeconds: 7 });
});

it('says why the protected request failed', async () => {
  const refused = { ...api, protected: () => fails('Signature has expired') };
  expect(texts(await collect(requestProtected(refused))).at(-1)).toBe(
    'Protected request failed: Signature has expired',
  );
});
