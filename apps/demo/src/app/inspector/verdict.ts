import type { CurrentUser } from '@latchkey/contract';

/** What the server said of a token. */
export type Verdict =
  | { readonly kind: 'verified'; readonly token: string; readonly user: CurrentUser }
  | {
      readonly kind: 'refused';
      readonly token: string;
      /** Why, as a sentence. */
      readonly reason: string;
      readonly code: string;
      readonly status: number;
    }
  /** No verdict: the server could not be asked, or cannot say just now. */
  | { readonly kind: 'unknown'; readonly token: string; readonly fault: unknown };
