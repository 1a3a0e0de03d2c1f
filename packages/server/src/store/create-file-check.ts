import { answerWithin } from './answer-within.ts';
import { type FileMark, markOf } from './prepare-file.ts';
import { storeUnavailable } from './store-unavailable.ts';

/** Creates a function that rejects with `store_unavailable` unless the path still means the file that was opened. */
export function createFileCheck(
  file: string,
  opened: FileMark,
  answerMilliseconds: number,
): () => Promise<void> {
  let asked: Promise<FileMark> | undefined;
  return async () => {
    // One at a time: each that hangs holds one of the few threads that hash passwords, too.
    asked ??= markOf(file).finally(() => (asked = undefined));
    const now = await answerWithin(answerMilliseconds, asked);
    // Whatever is written to a file that was moved away is lost.
    if (now.device !== opened.device || now.inode !== opened.inode) {
      throw storeUnavailable(new Error('the file was replaced: restart the process'));
    }
  };
}
