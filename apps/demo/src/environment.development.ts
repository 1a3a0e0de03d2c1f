/** Under `ng serve` the page has an origin of its own, and the server its default one. */
export const environment = { serverUrl: 'http://localhost:5000' };
