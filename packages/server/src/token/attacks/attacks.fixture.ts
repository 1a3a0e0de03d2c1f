import { algorithmAttacks } from './algorithm-attacks.fixture.ts';
import type { Attack } from './attack.fixture.ts';
import { claimsAttacks } from './claims-attacks.fixture.ts';
import { formAttacks } from './form-attacks.fixture.ts';
import { headerAttacks } from './header-attacks.fixture.ts';
import { messageAttacks } from './message-attacks.fixture.ts';
import { signatureAttacks } from './signature-attacks.fixture.ts';

/**
 * Tokens that no verifier of access tokens may accept, as data, for whoever takes tokens: the verifier itself, a guard,
 * a server behind a socket. The key of the target has to have a name, and its tokens one issuer and audience.
 */
export const attacks: readonly Attack[] = [
  ...algorithmAttacks,
  ...signatureAttacks,
  ...headerAttacks,
  ...formAttacks,
  ...claimsAttacks,
  ...messageAttacks,
];
