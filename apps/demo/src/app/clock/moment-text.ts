const format = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

/** A moment as the page writes it, in this device's time zone: `Nov 14, 2023, 22:13:20 UTC`. */
export function momentText(moment: Date): string {
  return format.format(moment);
}
