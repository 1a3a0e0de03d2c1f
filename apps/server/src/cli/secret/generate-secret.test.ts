import { expect, it } from 'vitest';
import { readKeyConfig } from '../../config/read-store-config.ts';
import { latchkey } from '../run-cli.fixture.ts';

it('prints a fresh secret that the server takes', async () => {
  const [one, two] = await Promise.all([latchkey(['secret', 'generate']), latchkey(['secret', 'generate'])]);
  expect(one).toMatchObject({ code: 0, stderr: '' });
  expect(one.stdout).not.toBe(two.stdout);
  const value = one.stdout.trimEnd();
  expect(Buffer.from(value, 'base64')).toHaveLength(32);
  expect(readKeyConfig({ SECRET_KEY: value }).secret).toEqual({ kind: 'value', value });
});
