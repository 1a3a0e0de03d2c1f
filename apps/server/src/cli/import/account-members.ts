/** What a user in a file may have, as JSON member or as column. */
export const accountMembers = ['username', 'password_hash', 'scopes', 'enabled', 'created_at'] as const;

export type AccountMember = (typeof accountMembers)[number];

export function isAccountMember(name: string): name is AccountMember {
  return accountMembers.some((member) => member === name);
}
