/** How long to wait, for people: in whole seconds. */
export function waitText(seconds: number): string {
  if (seconds <= 0) return 'You can try again now.';
  // A minute and a half is the longest that is easier to grasp in seconds.
  if (seconds <= 90) return `Try again in ${count(seconds, 'second')}.`;
  const rest = seconds % 60;
  const minutes = count(Math.floor(seconds / 60), 'minute');
  return `Try again in ${minutes}${rest ? ` and ${count(rest, 'second')}` : ''}.`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
