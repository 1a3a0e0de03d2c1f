import type { ErrorCode } from '@latchkey/contract';

const codes = new WeakMap<object, ErrorCode>();

/** The code that a request was refused with, for logs and metrics; null where it was not, or not by this plugin. */
export function errorCodeOf(request: object): ErrorCode | null {
  return codes.get(request) ?? null;
}

export function rememberErrorCode(request: object, code: ErrorCode): void {
  codes.set(request, code);
}
