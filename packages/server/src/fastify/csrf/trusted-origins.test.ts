import { describe, expect, it } from 'vitest';
import { trustedOrigins } from './trusted-origins.ts';

describe('trustedOrigins', () => {
  it('are the server’s own, whatever its path, and the listed ones', () => {
    const origins = trustedOrigins(new URL('https://Auth.test:443/under/'), ['http://localhost:4200']);
    expect([...origins]).toEqual(['https://auth.test', 'http://localhost:4200']);
  });

  it.each([
    'https://app.test/',
    'https://app.test/path',
    'https://App.test',
    'https://app.test:443',
    'https://*.app.test/',
    'app.test',
    'null',
    '*',
    '',
    'file:///tmp',
    'chrome-extension://abc',
    'https://user@app.test',
    undefined,
    1,
  ])('refuse %j, which no browser sends or which is nobody’s', (origin) => {
    expect(() => trustedOrigins(new URL('https://auth.test'), [origin as string])).toThrow(TypeError);
  });
});
