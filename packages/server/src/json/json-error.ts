/** Which rule a text broke. */
export type JsonErrorReason =
  'syntax' | 'byte_order_mark' | 'utf8' | 'duplicate_name' | 'unsafe_name' | 'too_deep' | 'too_large';

const messages: Readonly<Record<JsonErrorReason, string>> = {
  syntax: 'Not valid JSON',
  byte_order_mark: 'JSON begins with a byte order mark',
  utf8: 'Not valid UTF-8, or a string with half of a surrogate pair',
  duplicate_name: 'A member name occurs twice in one JSON object',
  unsafe_name: 'A member name has a quote, a backslash or a control character in it',
  too_deep: 'JSON is nested too deeply',
  too_large: 'JSON is too large',
};

/** A refusal of `parseJson`. Nothing of the input is in it, so it may be logged and shown. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly reason: JsonErrorReason;

  constructor(reason: JsonErrorReason) {
    super(messages[reason]);
    this.reason = reason;
  }
}
