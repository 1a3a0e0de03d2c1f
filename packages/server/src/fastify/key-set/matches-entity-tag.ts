/**
 * Whether a client that sends this `If-None-Match` has the entity already (RFC 9110 section 13.1.2): the comparison is
 * the weak one, and `*` stands for whatever there is.
 */
export function matchesEntityTag(ifNoneMatch: string | undefined, entityTag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(entityTag) || known.includes('*');
}
