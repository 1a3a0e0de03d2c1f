import type { ImportedAccount } from '@latchkey/server';
import { accountMembers, isAccountMember } from './account-members.ts';
import type { RefusedLine } from './import-report.ts';
import { readMoment } from './read-moment.ts';
import type { SourceRecord } from './source-record.ts';

/** A user of a file, as the store would take it. */
export interface FileAccount {
  readonly line: number;
  readonly account: ImportedAccount;
}

/** What a value should have been, thrown by its reader. */
class Unfit extends Error {}

/**
 * Checks the types of a user's members and fills in defaults: no scopes, enabled, created now. A member that is null is as if
 * it were not there; one that is not known is refused, because it was meant to have an effect. Whether the name and
 * the hash are any good, the accounts say.
 */
export function readAccount({ line, members }: SourceRecord, nowSeconds: number): FileAccount | RefusedLine {
  const unknown = Object.keys(members).find((name) => !isAccountMember(name));
  if (unknown !== undefined) return { line, problem: describeUnknown(unknown) };
  try {
    const account = {
      username: readText('username', members['username']),
      passwordHash: readText('password_hash', members['password_hash']),
      scopes: readScopes(members['scopes'] ?? []),
      enabled: readFlag(members['enabled'] ?? true),
      createdAtSeconds: readMoment(members['created_at'] ?? nowSeconds) ?? refuseMoment(),
    };
    return { line, account };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { line, problem: error.message };
  }
}

/** Where the members are mixed up, what stands in place of a name may be a hash. */
function describeUnknown(name: string): string {
  const shown = /^[a-z_ -]{1,40}$/i.test(name) ? ` "${name}"` : '';
  return `the member${shown} is none of ${accountMembers.join(', ')}`;
}

function readText(name: 'username' | 'password_hash', value: unknown): string {
  if (value === undefined || value === null) throw new Unfit(`there is no ${name}`);
  if (typeof value !== 'string') throw new Unfit(`${name} should be a text`);
  return value;
}

function readScopes(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter((scope) => scope !== '');
  if (Array.isArray(value) && value.every((scope) => typeof scope === 'string')) return value;
  throw new Unfit('scopes should be a list of texts, or one text with spaces between them');
}

function readFlag(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new Unfit('enabled should be true or false');
}

function refuseMoment(): never {
  throw new Unfit('created_at should be seconds since 1970, or ISO 8601 such as 2026-01-31T12:00:00Z');
}
