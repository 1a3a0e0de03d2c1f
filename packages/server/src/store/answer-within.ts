import { startDeadline } from './start-deadline.ts';
import { storeUnavailable } from './store-unavailable.ts';

/** What a call to the file system gives; `store_unavailable` where it fails, or hangs for longer than this. */
export async function answerWithin<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const expired = new Error(`the file system gave no answer within ${milliseconds} ms; check the disk`);
  const cancel = startDeadline(milliseconds, () => late.reject(expired));
  try {
    return await Promise.race([answer, late.promise]);
  } catch (error) {
    throw storeUnavailable(error);
  } finally {
    cancel();
  }
}
