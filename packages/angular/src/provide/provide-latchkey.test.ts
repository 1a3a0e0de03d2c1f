// @vitest-environment node
import { createEnvironmentInjector, Injector, type EnvironmentInjector } from '@angular/core';
import { expect, it, vi } from 'vitest';
import { fakeFetch } from '../fake-fetch.fixture';
import {
  LatchkeySession,
  provideLatchkey,
  withRestoreOnStart,
  type LatchkeyConfig,
  type LatchkeyFeature,
} from '../index';

// Types ask for a parent that is an application's; these tests have no application.
const noParent: unknown = Injector.NULL;

// Without a DOM, as on a server.
function bootstrap(config: LatchkeyConfig, ...features: LatchkeyFeature[]): EnvironmentInjector {
  return createEnvironmentInjector([provideLatchkey(config, ...features)], noParent as EnvironmentInjector);
}

const config = { serverUrl: 'https://api.example.com', fetch: fakeFetch };
const credentials = { username: 'ann', password: 'right' };

it('refuses a faulty config at bootstrap, before anything asks for the session', () => {
  expect(() => bootstrap({ serverUrl: 'http://api.example.com' })).toThrow(TypeError);
  expect(() => bootstrap({ serverUrl: 'http://api.example.com' })).toThrow('https');
});

it('works where there is no DOM, with a session for each application', async () => {
  const [one, other] = [bootstrap(config).get(LatchkeySession), bootstrap(config).get(LatchkeySession)];
  await one.signIn(credentials);
  expect(one.signedIn()).toBe(true);
  expect(other.signedIn()).toBe(false);
  expect(one.authorize('/relative')).toBeNull();
});

it('touches no storage where there is no DOM', () => {
  const touched = vi.fn(() => null);
  const storage = { getItem: touched, setItem: touched };
  const application = bootstrap({ ...config, storage }, withRestoreOnStart());
  expect(application.get(LatchkeySession).status()).toBe('signed-out');
  expect(touched).not.toHaveBeenCalled();
});

it('ends the session with the application', async () => {
  const application = bootstrap(config);
  const session = application.get(LatchkeySession);
  await session.signIn(credentials);
  application.destroy();
  expect(session.authorize('https://api.example.com/')).toBeNull();
  await expect(session.signIn(credentials)).rejects.toMatchObject({ code: 'aborted' });
});

it('says what to do where it was forgotten', () => {
  const injector = createEnvironmentInjector([LatchkeySession], noParent as EnvironmentInjector);
  expect(() => injector.get(LatchkeySession)).toThrow('call provideLatchkey()');
});
