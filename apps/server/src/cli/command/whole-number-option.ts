import { InvalidArgumentError } from 'commander';

/** Reads the value of an option that is a whole number within bounds. */
export function wholeNumberOption(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It should be a whole number from ${min} to ${max}.`);
  };
}
