import { csrfHeader } from '@latchkey/contract';
import type { Operation } from '../openapi-document.ts';

interface Example {
  readonly url: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/**
 * A command for a shell that asks for this route. What only the caller has is a variable: `$ACCESS_TOKEN`, or `$ID` for
 * a part of the path.
 */
export function curlExample({ url, method, path, operation }: Example): string {
  const address = `${url}${path}`.replace(
    /\{([a-z]+)\}/g,
    (_part, name: string) => `'"$${name.toUpperCase()}"'`,
  );
  const words = [
    ...(method === 'get' ? [] : [`-X ${method.toUpperCase()}`]),
    ...credentialWords(operation),
    ...bodyWords(operation),
    `'${address}'`.replace(/''$/, ''),
  ];
  return `curl ${words.join(' \\\n  ')}`;
}

/** What the first alternative asks for that asks for anything; a body can stand for credentials. */
function credentialWords({ security = [], requestBody }: Operation): string[] {
  const [first = {}] = security;
  const alternative = requestBody === undefined || security.length === 1 ? first : {};
  return [
    ...('accessToken' in alternative ? ['-H "Authorization: Bearer $ACCESS_TOKEN"'] : []),
    ...('csrfHeader' in alternative ? [`-H '${csrfHeader.name}: ${csrfHeader.value}'`] : []),
  ];
}

function bodyWords({ requestBody }: Operation): string[] {
  const media = requestBody?.content['application/json'];
  if (media === undefined) return [];
  const example = media.example ?? Object.values(media.examples ?? {})[0]?.value ?? {};
  // A quote ends the word for the shell: it is written outside of it.
  const body = JSON.stringify(example).replaceAll("'", `'\\''`);
  return [`-H 'Content-Type: application/json'`, `-d '${body}'`];
}
