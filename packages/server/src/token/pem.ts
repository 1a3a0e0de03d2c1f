const labels = {
  public: ['PUBLIC KEY', 'RSA PUBLIC KEY'],
  private: ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'],
} as const;

const block = /^\s*-----BEGIN ([A-Z0-9 ]{1,40})-----(?:(?!-----)[^])+-----END \1-----\s*$/;

/** Throws a `TypeError` for a text that is not one PEM block (RFC 7468) with a plain key of the given type. */
export function checkPem(text: string, type: keyof typeof labels): void {
  const label = block.exec(text)?.[1];
  if (label === undefined) throw new TypeError(`A ${type} key given as text must be one PEM block`);
  if (labels[type].some((one) => one === label) && !text.includes('Proc-Type:')) return;
  throw new TypeError(faultOf(label, type));
}

function faultOf(label: string, type: keyof typeof labels): string {
  if (label.includes('CERTIFICATE')) return 'The PEM is a certificate; take the public key out of it';
  if (label.includes('PRIVATE') && type === 'public') {
    return 'The PEM is private; a public one is needed here, and the private one must not get out';
  }
  if (label.includes('PUBLIC')) return 'The PEM is public; the private key is needed here';
  if (label.includes('PRIVATE')) return 'The PEM is encrypted, or of another kind; decrypt it first';
  return `The PEM does not hold a ${type} key`;
}
