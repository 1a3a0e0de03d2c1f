/** What `fetch` resolves relative URLs against; undefined outside browsers. */
export function pageUrl(): string | undefined {
  const { document, location } = globalThis as Partial<typeof globalThis>;
  return document?.baseURI ?? location?.href;
}
