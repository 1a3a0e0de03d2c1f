/** `sub` of a user. One without an id of its own would share one identity with all others of its kind. */
export function subjectOf(user: { readonly id?: unknown }): string {
  const { id } = user;
  if (typeof id === 'string' && id !== '') return id;
  if (Number.isSafeInteger(id)) return String(id);
  throw new TypeError('authenticate must return a user whose id is a non-empty string or a whole number');
}
