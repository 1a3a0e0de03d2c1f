/**
 * The store could not be opened. The message is one line for whoever started the program: it names the file, what is
 * wrong with it and what would be right.
 */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';

  constructor(file: string, problem: string, cause?: unknown) {
    super(`Cannot open the store ${file}: ${problem}`.replace(/\p{Cc}+/gu, ' '), { cause });
  }
}
