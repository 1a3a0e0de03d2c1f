/**
 * The string is no JWT. `message` says which part breaks which rule; it never quotes the token, and there is no
 * `cause`, because a JSON parser's own message would quote it.
 */
export class MalformedTokenError extends TypeError {
  override readonly name = 'MalformedTokenError';
}
