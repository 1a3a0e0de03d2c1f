import { importSecretKey, signJwt } from '@latchkey/server';
import { describe, expect, it } from 'vitest';
import { latchkey, secret } from '../run-cli.fixture.ts';

const nowSeconds = 1_800_000_000;
const clock = () => nowSeconds * 1_000;

function token(further: Record<string, unknown> = {}): string {
  return signJwt(
    {
      iss: 'https://a.test',
      aud: 'https://b.test',
      sub: '7',
      iat: nowSeconds - 60,
      nbf: nowSeconds - 60,
      exp: nowSeconds + 240,
      jti: 'j',
      ...further,
    },
    importSecretKey(secret, { kid: 'k-1' }),
  );
}

describe('decoding a token', () => {
  it('says first that nothing is verified, then what everything means and when', async () => {
    const { code, stdout, stderr } = await latchkey(['token', 'decode', token()], { clock });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Decoded, not verified: anybody can have written this\.\n/);
    expect(stdout).toMatch(/^kid +k-1 +which key signed it$/m);
    expect(stdout).toMatch(/^sub +7 +whose it is: the id of the user$/m);
    expect(stdout).toMatch(/^exp +2027-01-15T08:04:00Z \(in 4 minutes\) +when it expires$/m);
    expect(stdout).toMatch(/^iat +2027-01-15T07:59:00Z \(1 minute ago\) +when it was issued$/m);
  });

  it('gives machines the claims as they are', async () => {
    const { stdout } = await latchkey(['token', 'decode', '--json', token({ level: [1] })]);
    expect(JSON.parse(stdout)).toMatchObject({
      verified: false,
      header: { alg: 'HS256', kid: 'k-1' },
      claims: { sub: '7', exp: nowSeconds + 240, level: [1] },
    });
  });

  it.each([
    ['a line', (text: string) => `${text}\n`],
    ['a header of HTTP', (text: string) => `Bearer ${text}`],
  ])('reads standard input: %s', async (_what, wrap) => {
    const { stdout } = await latchkey(['token', 'decode', '--json'], { stdin: wrap(token()) });
    expect(JSON.parse(stdout)).toMatchObject({ claims: { sub: '7' } });
  });

  it('shows a terminal nothing that it would obey', async () => {
    const { stdout } = await latchkey(['token', 'decode', token({ note: 'a\u001b[31mb\u009b' })]);
    expect(stdout).toContain('a\ufffd[31mb\ufffd');
  });

  it('shows odd times as they are', async () => {
    const { stdout } = await latchkey(['token', 'decode', token({ auth_time: 'noon' })]);
    expect(stdout).toMatch(/^auth_time +noon +when the password was proved$/m);
  });

  it.each([
    ['no token', 'abc'],
    ['broken base64url', 'a.b.c='],
    ['nothing', ''],
  ])('refuses %s in one line that does not repeat it', async (_what, text) => {
    const { code, stdout, stderr } = await latchkey(['token', 'decode'], { stdin: text });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^latchkey: [^\n]+\n$/);
  });

  it('says that nothing was given', async () => {
    expect(await latchkey(['token', 'decode'], { stdin: '\n' })).toMatchObject({
      code: 2,
      stderr: 'latchkey: There is no token in what was given\n',
    });
  });

  it('asks for one where standard input is a terminal, instead of waiting', async () => {
    expect(await latchkey(['token', 'decode'], { stdin: [] })).toMatchObject({
      code: 2,
      stderr: 'latchkey: Which token? Give it as an argument, or on standard input\n',
    });
  });

  it('reads no endless input', async () => {
    expect(await latchkey(['token', 'decode'], { stdin: 'x'.repeat(65_537) })).toMatchObject({ code: 2 });
  });
});
