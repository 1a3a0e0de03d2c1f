/** What `fetch` resolves relative URLs against in a page; undefined elsewhere. */
export function pageUrl(): string | undefined {
  return (globalThis as Partial<typeof globalThis>).document?.baseURI;
}
