/** Parses a URL as browsers do, or gives null. `URL.parse` does the same, but is not in every browser yet. */
export function parseUrl(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}
