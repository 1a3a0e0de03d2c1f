import { endOfString } from './end-of-string.ts';
import { JsonError } from './json-error.ts';

const quote = 0x22;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Counts the colons outside strings, which in valid JSON is the number of members of all objects together.
 * One pass, no recursion, no memory; it reads strings exactly as a parser does, so up to the first syntax
 * error both see the same structure. Throws `too_deep` where arrays and objects nest beyond `maxDepth`.
 */
export function countNameSeparators(text: string, maxDepth: number): number {
  let depth = 0;
  let separators = 0;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case quote:
        index = endOfString(text, index);
        break;
      case colon:
        separators++;
        break;
      case openBrace:
      case openBracket:
        if (++depth > maxDepth) throw new JsonError('too_deep');
        break;
      case closeBrace:
      case closeBracket:
        depth--;
    }
  }
  return separators;
}
