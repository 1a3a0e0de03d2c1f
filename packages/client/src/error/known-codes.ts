import { errorCodes, type ErrorCode } from '@latchkey/contract';

/** Whether a value from outside is one of the contract's error codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return (errorCodes as readonly unknown[]).includes(value);
}
