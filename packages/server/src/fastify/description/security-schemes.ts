import { csrfHeader, refreshCookieNames } from '@latchkey/contract';
import type { SecurityName } from './described-route.ts';

/**
 * What the names of credentials in the descriptions stand for: for `components.securitySchemes` of an OpenAPI document.
 * The cookie is the one over https unless another is named.
 */
export function securitySchemes(cookieName: string = refreshCookieNames.https) {
  return {
    accessToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The `access_token` that a sign-in or a refresh answered.',
    },
    refreshCookie: {
      type: 'apiKey',
      in: 'cookie',
      name: cookieName,
      description:
        'The refresh token of a session of the kind `cookie`. Browsers keep it; no script can read it.',
    },
    csrfHeader: {
      type: 'apiKey',
      in: 'header',
      name: csrfHeader.name,
      description:
        `\`${csrfHeader.value}\`, with every request that asks for the refresh cookie or acts on it. An \`Origin\` that is ` +
        'sent must be a trusted one.',
    },
  } as const satisfies Record<SecurityName, object>;
}
