/**
 * A path, without what the URL parser drops or reads as a slash, so that `/\evil.test` and a tab between slashes
 * would lead elsewhere.
 */
// eslint-disable-next-line no-control-regex -- browsers drop some of them, so that another address is read
const plainPath = /^\/(?!\/)[^\\\u0000-\u0020\u007f-\u009f\u2028\u2029]*$/;

/**
 * The path to return to after a sign-in, from a query parameter that anybody may have written: only a path of this
 * application, with query and fragment. Everything else becomes `fallback`: other origins, `//evil.test`,
 * `/\evil.test`, relative paths, control characters and spaces. Does NOT check that there is such a route.
 */
export function safeReturnUrl(returnUrl: unknown, fallback = '/'): string {
  return typeof returnUrl === 'string' && plainPath.test(returnUrl) ? returnUrl : fallback;
}
