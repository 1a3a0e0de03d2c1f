import { spawnSync } from 'node:child_process';

/** Does with PyJWT what Flask-JWT's own handlers do with it. */
const script = `
import json, sys, jwt
task = json.load(sys.stdin)
if task["do"] == "sign":
    print(jwt.encode(task["claims"], task["secret"], algorithm=task["algorithm"]))
else:
    options = {"require": ["exp", "iat", "nbf"]}
    options.update({"verify_" + claim: True for claim in ["signature", "exp", "nbf", "iat"]})
    try:
        claims = jwt.decode(task["token"], task["secret"], options=options, algorithms=[task["algorithm"]], leeway=10)
        print(json.dumps({"claims": claims}))
    except jwt.InvalidTokenError as error:
        print(json.dumps({"refused": type(error).__name__}))
`;

const pythons = ['/usr/bin/python3', 'python3', 'python'];

/** A Python that has PyJWT; undefined where there is none. Debian's package is python3-jwt. */
export const python = pythons.find((name) => spawnSync(name, ['-c', 'import jwt']).status === 0);

export interface Shared {
  readonly secret: string;
  readonly algorithm: 'HS256' | 'HS384' | 'HS512';
}

export function pySign(shared: Shared, claims: object): string {
  return run({ do: 'sign', ...shared, claims }).trim();
}

/** The claims that PyJWT read, or the name of its refusal. */
export function pyVerify(
  shared: Shared,
  token: string,
): { claims?: Record<string, unknown>; refused?: string } {
  return JSON.parse(run({ do: 'verify', ...shared, token })) as ReturnType<typeof pyVerify>;
}

function run(task: object): string {
  const { stdout, stderr, status } = spawnSync(python ?? 'python3', ['-c', script], {
    input: JSON.stringify(task),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
