/** Whether a body can be sent twice: not if it is a stream, of the web's kind or Node's. */
export function isReplayable(body: unknown): boolean {
  return typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body || 'getReader' in body);
}
