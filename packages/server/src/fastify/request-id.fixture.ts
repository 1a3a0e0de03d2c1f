import { expect } from 'vitest';

/** Stands for the id of a request where a whole body is compared. */
export const anyRequestId = expect.stringMatching(/^[0-9a-f]{20}$/) as string;
