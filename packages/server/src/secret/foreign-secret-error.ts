/** The store was made with another root secret. The message is one line for whoever started the program. */
export class ForeignSecretError extends Error {
  override readonly name = 'ForeignSecretError';

  constructor() {
    super(
      'The store was made with another secret key: start with that one, ' +
        'or give it as one that is accepted too while the secret key changes',
    );
  }
}
