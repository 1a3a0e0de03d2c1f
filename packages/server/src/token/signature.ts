import { signatureAlgorithms } from './algorithm/signature-algorithms.ts';
import { JwtKey } from './jwt-key.ts';

/** The signature of the key's one algorithm over a signing input, in base64url. */
export function computeSignature(signingInput: string, key: JwtKey): string {
  return signatureAlgorithms[key.algorithm].sign(signingInput, JwtKey.signingKeyOf(key));
}

/** Whether a text is the canonical base64url of a signature that the key accepts for a signing input. */
export function isSignatureValid(signingInput: string, signature: string, key: JwtKey): boolean {
  return signatureAlgorithms[key.algorithm].verify(signingInput, signature, JwtKey.verifyingKeyOf(key));
}
