const maxLength = 256;

/** Whether every store can keep a text as it is and find it again: PostgreSQL takes no NUL, and UTF-8 no surrogate. */
export function isStorableText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value !== '' &&
    value.length <= maxLength &&
    value.isWellFormed() &&
    !value.includes('\0')
  );
}

/** Says what a subject must be. */
export const unstorableSubject =
  'subject must be text of 1 to 256 characters without NUL and lone surrogates';
