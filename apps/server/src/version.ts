import manifest from '../package.json' with { type: 'json' };

/** The version of the server that runs here. */
export const version: string = manifest.version;
