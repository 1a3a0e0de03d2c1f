import type { PostgresError } from './postgres-error.ts';

const noAnswer = 'it gives no answer; check host, port and firewall';
const noAccess = 'it does not let this user in; correct user and password, or its pg_hba.conf';
const busy = 'another process keeps it locked; stop that process or wait for it';
const unencrypted = 'it demands an encrypted connection; add sslmode=verify-full to the URL';
const untrusted =
  'its certificate is not trusted; name the authority with sslrootcert=FILE, or use the host name that it is made out to';

/** By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), or by Node's code. */
const byCode: Readonly<Record<string, string>> = {
  '25006': 'it is read-only; name the primary server',
  '28000': noAccess,
  '28P01': 'it refuses this user and password; correct them',
  '3D000': 'this database does not exist; create it, or name another',
  '3F000': 'the schema does not exist; create it, or name another',
  '42501':
    'this user lacks rights there; grant it CREATE on the schema and ownership of the tables to migrate, or SELECT, INSERT, UPDATE and DELETE on them to use them',
  '42P07': 'it holds tables of another program under the same names; name another database or schema',
  '53100': 'its disk is full; free some space',
  '53300': 'it has no connection left; raise max_connections, or stop other programs',
  '55P03': busy,
  '57014': 'it took too long over a statement; stop what keeps it busy, and try again',
  '57P03': 'it is starting or stopping; try again in a while',
  ECONNREFUSED: 'nothing listens there; start PostgreSQL, or correct host and port',
  ECONNRESET: noAnswer,
  EHOSTUNREACH: noAnswer,
  ENETUNREACH: noAnswer,
  ETIMEDOUT: noAnswer,
  ENOTFOUND: 'this host does not exist; correct it',
  EAI_AGAIN: 'its host cannot be looked up; check the name server',
  ENOENT: 'nothing listens there; start PostgreSQL, or correct the path of the socket',
  CERT_HAS_EXPIRED: 'its certificate has expired; renew it',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
};

/** What `pg` says without a code. */
const byMessage: readonly (readonly [RegExp, string])[] = [
  [/does not support SSL/, 'the URL demands an encrypted connection, and it offers none; set it up there'],
  [/password must be a/, 'it asks for a password; add one to the URL'],
  [/timeout/, noAnswer],
  [/terminated unexpectedly/, 'it ended the connection; check that it is PostgreSQL'],
];

/** What is wrong, and what would be right, for a failure met while a database is opened. */
export function postgresProblem({ code, message }: PostgresError): string {
  if (message.endsWith(', no encryption')) return unencrypted;
  const [, problem] = byMessage.find(([pattern]) => pattern.test(message)) ?? [];
  return byCode[code ?? ''] ?? problem ?? message;
}
