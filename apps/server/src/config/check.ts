import type { Variables } from './variables.ts';

/** Notes what a TypeError of the library has to say about a variable, whose value it never repeats. */
export function check(variables: Variables, name: string, attempt: () => unknown): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    variables.refuse(name, `is refused: ${error.message}`);
  }
}
