/** The first that matches is it: each of them says that it is one of those below, too. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+).* Safari\//],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** A device in words, by what its browser says of itself, which proves nothing: `Firefox 140 on Windows`. */
export function describeDevice(userAgent: string | null): string {
  if (userAgent === null) return 'A device that does not say what it is';
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const program = browserOf(userAgent) ?? otherProgram(userAgent);
  return system ? `${program} on ${system}` : program;
}

function browserOf(userAgent: string): string | null {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return null;
}

/** Programs begin with their name: `curl/8.5.0`. Browsers, known or not, begin with Mozilla. */
function otherProgram(userAgent: string): string {
  const [name = ''] = userAgent.split(/[/\s]/, 1);
  return name === 'Mozilla' || name === '' ? 'A browser' : name.slice(0, 40);
}
