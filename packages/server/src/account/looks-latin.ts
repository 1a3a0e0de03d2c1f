/** Small letters of Cyrillic, Greek and Armenian that readers take for one of a to z, and what may stand among them. */
const latinLookAlikes =
  /^[\p{scx=Common}\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0475\u04bb\u04bd\u04cf\u0501\u051b\u051d\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c3\u03c4\u03c5\u03c7\u03f2\u03f3\u0561\u0563\u0566\u0570\u0578\u057d\u0581\u0584\u0585]*$/u;

/**
 * Whether a prepared name that has no Latin letter could be read as one that has nothing else, as the Cyrillic `сосо` for
 * `coco`. Accents do not count. Knows the letters of Cyrillic, Greek and Armenian.
 */
export function looksLatin(prepared: string): boolean {
  const base = prepared.normalize('NFD').replace(/\p{M}/gu, '');
  return /\p{L}/u.test(base) && latinLookAlikes.test(base);
}
