/** Whether a URL can carry a token: https, or http to this very machine; never with a username or password in it. */
export function isSafeTransport(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** `hostname` as the URL parser left it: IPv4 in four decimal parts, IPv6 compressed and in brackets. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
