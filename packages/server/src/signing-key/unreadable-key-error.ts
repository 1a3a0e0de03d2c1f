const reasons = {
  foreign:
    'it was encrypted under another secret key; give that one as one that is accepted too, until the key has gone',
  changed: 'it is not as it was written; restore its row in the store, or delete it and lose its tokens',
};

/** A signing key in the store cannot be read. The message is one line for the operator, with nothing of the key. */
export class UnreadableKeyError extends Error {
  override readonly name = 'UnreadableKeyError';
  readonly kid: string;
  readonly reason: keyof typeof reasons;

  constructor(kid: string, reason: keyof typeof reasons) {
    super(`The signing key ${JSON.stringify(kid)} cannot be read: ${reasons[reason]}`);
    this.kid = kid;
    this.reason = reason;
  }
}
