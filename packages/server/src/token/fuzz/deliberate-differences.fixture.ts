const oneReading = 'RFC 8725 section 2.4: two parsers must not read two things out of one token';
const oneEncoding = 'RFC 7515 section 2: one byte string has one encoding, so that one token has one text';
const noExtensions = 'RFC 7515 section 4.1.11: no extension is understood here, b64 among them';
const bounded = 'work before and after the signature is bounded';
const pollution = 'a careless copy of the claims would make it a prototype';
const unsafeName = 'V8 can misread an escaped name after what somebody else sent before';
const saneTimes = 'RFC 7519 section 2: a NumericDate is a time, between the years 1970 and 9999';
const shape = 'RFC 7519 section 4.1: the claim is a string, or for aud an array of strings';

/** Where we refuse what jose accepts, by our message, and why. What is not listed here is a finding. */
export const deliberateDifferences: Readonly<Record<string, string>> = {
  'Token is longer than 8192 characters': bounded,
  'Token header is refused: JSON is too large': bounded,
  'Token header is refused: JSON is nested too deeply': bounded,
  'Token payload is refused: JSON is nested too deeply': bounded,
  'Token header is not canonical base64url': oneEncoding,
  'Token payload is not canonical base64url': oneEncoding,
  'Token signature is not canonical base64url': oneEncoding,
  'Token header is refused: JSON begins with a byte order mark': oneReading,
  'Token payload is refused: JSON begins with a byte order mark': oneReading,
  'Token header is refused: A member name occurs twice in one JSON object': oneReading,
  'Token payload is refused: A member name occurs twice in one JSON object': oneReading,
  'Token header is refused: Not valid UTF-8, or a string with half of a surrogate pair': oneReading,
  'Token payload is refused: Not valid UTF-8, or a string with half of a surrogate pair': oneReading,
  'Token header is refused: A member name has a quote, a backslash or a control character in it': unsafeName,
  'Token payload is refused: A member name has a quote, a backslash or a control character in it': unsafeName,
  'Token header must not have a member called __proto__': pollution,
  'Token payload must not have a member called __proto__': pollution,
  'The crit header is not supported': noExtensions,
  'The b64 header is not supported': noExtensions,
  'The exp claim must be a number of seconds between the years 1970 and 9999': saneTimes,
  'The iat claim must be a number of seconds between the years 1970 and 9999': saneTimes,
  'The nbf claim must be a number of seconds between the years 1970 and 9999': saneTimes,
  'The sub claim must be a non-empty string': shape,
  'The jti claim must be a non-empty string': shape,
  'The aud claim must be a string or an array of strings': shape,
  'The iat claim is in the future':
    'a token cannot have been issued tomorrow; jose asks only with maxTokenAge',
  'The exp claim must be after the iat claim':
    'a lifetime that is none; it passes elsewhere within the leeway',
  'The token lives longer than is accepted here':
    'a bound of ours on what a stolen or misissued token is worth',
};
