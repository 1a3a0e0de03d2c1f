/** Chromium as it is, but for what it would ask of the network by itself. Root needs `--no-sandbox`. */
export function launchArguments(): string[] {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
