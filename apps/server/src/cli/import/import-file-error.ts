/** Why nothing of a file can be imported, in one line for the person who named it. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
}
