/** The built app is served by the server that it talks to. */
export const environment = { serverUrl: location.origin };
