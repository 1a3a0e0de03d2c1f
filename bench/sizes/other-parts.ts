import type { ComparedPart } from '../../tools/size/own-parts.ts';

/** What other libraries have for the same tasks, or for what comes next to them. */
export const otherParts: readonly ComparedPart[] = [
  { task: 'reading a token', library: '@auth0/angular-jwt', exports: 'JwtHelperService' },
  { task: 'a session without a framework', library: 'oidc-client-ts', exports: 'UserManager' },
  { task: 'a session without a framework', library: 'keycloak-js', exports: 'default as Keycloak' },
  {
    task: 'in an Angular application',
    library: '@auth0/angular-jwt',
    exports: 'JwtModule, JwtHelperService',
  },
  {
    task: 'in an Angular application',
    library: 'angular-auth-oidc-client',
    exports: 'provideAuth, authInterceptor, OidcSecurityService',
  },
];
