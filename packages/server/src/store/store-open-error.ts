/**
 * The store could not be opened. The message is one line for whoever started the program: it names the store
 * (a file, or host, port and database: never a password), what is wrong with it and what would be right.
 */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';

  constructor(store: string, problem: string, cause?: unknown) {
    super(`Cannot open the store ${store}: ${problem}`.replace(/\p{Cc}+/gu, ' '), { cause });
  }
}
