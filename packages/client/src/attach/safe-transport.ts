/** The authority as the URL parser writes it: IPv4 in four decimal parts, IPv6 compressed and in brackets. */
const safe = /^(https:\/\/[^/@]+|http:\/\/(localhost|\[::1]|127(\.\d+){3})(:\d+)?)\//;

/** Whether a URL can carry a token: https, or http to this very machine; never with a username or password in it. */
export function isSafeTransport({ href }: URL): boolean {
  return safe.test(href);
}
