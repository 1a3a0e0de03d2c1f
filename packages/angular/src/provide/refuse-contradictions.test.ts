import { expect, it } from 'vitest';
import {
  provideLatchkey,
  withCrossTab,
  withProactiveRefresh,
  withRestoreOnStart,
  withTokenGetter,
  type LatchkeyConfig,
  type LatchkeyFeature,
} from '../index';

const getter = withTokenGetter(() => null);
const serverUrl = 'https://api.example.com';

it.each<[string, string, Partial<LatchkeyConfig>, LatchkeyFeature[]]>([
  ['withTokenGetter()', 'withRestoreOnStart()', {}, [getter, withRestoreOnStart()]],
  ['withTokenGetter()', 'withProactiveRefresh()', {}, [withProactiveRefresh(), getter]],
  ['withTokenGetter()', 'withCrossTab()', {}, [getter, withCrossTab()]],
  ['withTokenGetter()', "session: 'cookie'", { session: 'cookie' }, [getter]],
  ['withRestoreOnStart()', "session: 'none'", { session: 'none' }, [withRestoreOnStart()]],
  ['withCrossTab()', 'withCrossTab()', {}, [withCrossTab(), withCrossTab()]],
])('refuses %s with %s, naming both', (one, other, config, features) => {
  const provide = () => provideLatchkey({ serverUrl, ...config }, ...features);
  expect(provide).toThrow(TypeError);
  expect(provide).toThrow(`${one} and ${other} contradict each other`);
});

it('takes what goes together', () => {
  expect(() =>
    provideLatchkey({ serverUrl }, withRestoreOnStart(), withProactiveRefresh(), withCrossTab()),
  ).not.toThrow();
  expect(() => provideLatchkey({ serverUrl, session: 'none' }, getter)).not.toThrow();
});
