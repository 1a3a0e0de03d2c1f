/** The variables of the environment, read one by one; faults are gathered instead of thrown. */
export interface Variables {
  /** The parsed value, or the fallback where the variable is unset, empty or at fault. */
  read<T>(name: string, fallback: T, parse: (text: string) => T): T;
  /** The text of a variable that is set and not empty. */
  text(name: string): string | undefined;
  /** Notes a fault of a variable. */
  refuse(name: string, rule: string): void;
  readonly faults: readonly string[];
}

/** Throw this from a parser: `message` says what the value should be. */
export class Unfit extends Error {}

export function createVariables(env: Readonly<Record<string, string | undefined>>): Variables {
  const faults: string[] = [];
  const text = (name: string) => (env[name] === '' ? undefined : env[name]);
  const refuse = (name: string, rule: string) => void faults.push(`${name} ${rule}`);
  return {
    faults,
    text,
    refuse,
    read(name, fallback, parse) {
      const value = text(name);
      if (value === undefined) return fallback;
      try {
        return parse(value);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        refuse(name, error.message);
        return fallback;
      }
    },
  };
}
