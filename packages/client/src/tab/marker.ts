import type { StoragePort } from '../environment/ports.ts';

/**
 * What outlives a page: whether somebody was signed in when last heard of. `leaving` and `leaving-everywhere` are
 * sign-outs that the server has not confirmed.
 */
export interface Mark {
  readonly phase: 'in' | 'out' | 'leaving' | 'leaving-everywhere';
  /** The order of sign-ins and sign-outs: a higher one came later. */
  readonly epoch: number;
  /** The session's id, which is no secret; empty where it is unknown. */
  readonly sid: string;
}

/** The mark of one server in the storage of this origin. Where that does not work, it is in memory. */
export interface Marker {
  read(): Mark | null;
  write(phase: Mark['phase'], epoch: number, sid: string): void;
}

export function createMarker(storage: StoragePort | null, key: string): Marker {
  let text: string | null = null;
  return {
    read() {
      try {
        text = storage ? storage.getItem(key) : text;
      } catch {
        // Forbidden: what was written last is what there is.
      }
      return parseMark(text);
    },
    write(...mark) {
      text = mark.join(' ');
      try {
        storage?.setItem(key, text);
      } catch {
        // Full or forbidden.
      }
    },
  };
}

/** What is not a mark, written by whomever, is none. */
export function parseMark(text: string | null): Mark | null {
  const [, phase, epoch, sid = ''] =
    /^(in|out|leaving|leaving-everywhere) ([\d.]+) (.*)$/.exec(text ?? '') ?? [];
  return phase && Number(epoch) ? { phase: phase as Mark['phase'], epoch: Number(epoch), sid } : null;
}
