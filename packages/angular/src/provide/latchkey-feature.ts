import type { TokenGetter } from './token-getter';

export type LatchkeyFeatureName =
  'withRestoreOnStart' | 'withProactiveRefresh' | 'withCrossTab' | 'withTokenGetter';

/** One feature of `provideLatchkey`, as the functions that begin with `with` make it. */
export interface LatchkeyFeature {
  readonly name: LatchkeyFeatureName;
  /** Only of `withTokenGetter`. */
  readonly getToken?: TokenGetter;
}
