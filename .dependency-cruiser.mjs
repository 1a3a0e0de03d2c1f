// Proves the direction of dependencies that docs/architecture.md draws: every arrow that is not named there is an error.
const server = '^packages/server/src';

/** Folders of the server and what each may use besides itself. */
const folders = {
  error: [],
  clock: [],
  json: [],
  secret: ['token'],
  token: ['json', 'error', 'clock'],
  password: ['error'],
  account: ['password', 'error', 'clock', 'token'],
  feed: ['error', 'clock'],
  audit: ['error', 'clock'],
  lease: [],
  job: ['lease', 'clock'],
  subject: ['error'],
  revocation: ['feed', 'error', 'clock'],
  'signing-key': ['feed', 'token', 'secret', 'error', 'clock'],
  session: [
    'audit',
    'lease',
    'job',
    'throttle',
    'subject',
    'revocation',
    'signing-key',
    'feed',
    'token',
    'secret',
    'error',
    'clock',
  ],
  throttle: ['account', 'secret', 'error', 'clock'],
  store: [
    'throttle',
    'account',
    'audit',
    'lease',
    'session',
    'subject',
    'signing-key',
    'feed',
    'secret',
    'token',
    'error',
    'clock',
  ],
  fastify: [
    'throttle',
    'account',
    'session',
    'revocation',
    'signing-key',
    'token',
    'json',
    'secret',
    'error',
    'clock',
  ],
  testing: [
    'throttle',
    'account',
    'audit',
    'lease',
    'session',
    'subject',
    'signing-key',
    'feed',
    'secret',
    'store',
    'token',
    'error',
    'clock',
  ],
};

/** Packages and apps, and what each may use of the others. */
const members = {
  'packages/contract': [],
  'packages/server': ['packages/contract'],
  'packages/client': ['packages/contract'],
  'packages/angular': ['packages/client'],
  'apps/server': ['packages/contract', 'packages/server'],
  'apps/demo': ['packages/contract', 'packages/client', 'packages/angular'],
};

/** Third-party packages by the one folder that may know them. */
const owners = {
  'kysely|pg': `${server}/store/`,
  '@node-rs/.+|@zxcvbn-ts/.+': `${server}/password/`,
  'fastify|find-my-way|fastify-plugin': `^(packages/server/src/fastify|apps/server)/`,
  '@angular/.+': '^(packages/angular|apps/demo|e2e)/',
};

/** Folders that may use Node's own modules, and which; any other folder of the server may use none but those of `everywhere`. */
const everywhere = ['buffer', 'os', 'util'];
const core = {
  token: ['crypto'],
  password: ['crypto'],
  secret: ['crypto'],
  session: ['crypto'],
  'signing-key': ['crypto'],
  throttle: ['crypto', 'net'],
  store: ['fs', 'fs/promises', 'path', 'sqlite', 'url', 'worker_threads', 'crypto'],
  fastify: ['crypto', 'http', 'net'],
  testing: ['assert', 'assert/strict'],
};

const test = '\\.(test|test-d|fixture)\\.ts$';
const paths = (names) => names.map((name) => `^${name}/`);

export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: '^apps/demo' },
      to: { couldNotResolve: true },
    },
    ...Object.entries(folders).map(([folder, allowed]) => ({
      name: `server-${folder}`,
      comment: `${folder}/ may use ${allowed.join(', ') || 'no other folder'}`,
      severity: 'error',
      from: { path: `${server}/${folder}/`, pathNot: test },
      to: { path: `${server}/`, pathNot: [folder, ...allowed].map((name) => `${server}/${name}/`) },
    })),
    ...Object.entries(members).map(([member, allowed]) => ({
      name: member,
      comment: `${member} may use ${allowed.join(', ') || 'no other member'}`,
      severity: 'error',
      from: { path: `^${member}/` },
      to: {
        path: '^(packages|apps|chaos|e2e|tools)/',
        pathNot: [...paths([member, ...allowed]), '^tools/(build|postgres|secrets|size)/'],
      },
    })),
    {
      name: 'tools-for-tests',
      comment: 'what tools/ builds, starts, searches for and measures is for tests alone',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: test },
      to: { path: '^tools/' },
    },
    ...Object.keys(folders).map((folder) => ({
      name: `node-of-server-${folder}`,
      comment: `of Node's own modules ${folder}/ may use ${[...everywhere, ...(core[folder] ?? [])].join(', ')}`,
      severity: 'error',
      from: { path: `${server}/${folder}/`, pathNot: test },
      to: {
        dependencyTypes: ['core'],
        pathNot: `^(node:)?(${[...everywhere, ...(core[folder] ?? [])].join('|')})$`,
      },
    })),
    {
      name: 'no-third-party',
      comment: 'the contract, the client and the core of the server depend on nothing',
      severity: 'error',
      from: {
        path: `^packages/(contract|client)/|${server}/(error|clock|json|secret|token|account|feed|audit|lease|job|subject|revocation|signing-key|session|throttle)/`,
        pathNot: test,
      },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '@latchkey/|^packages/',
      },
    },
    ...Object.entries(owners).map(([name, owner]) => ({
      name: `only-one-knows-${name}`,
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: [owner, test] },
      to: { path: `^node_modules/(${name})/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|apps)/[^/]+/(dist|\\.angular)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['latchkey-source', 'import', 'types', 'default'],
    },
  },
};
