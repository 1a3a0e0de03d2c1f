import type { Api } from '../api/api';
import { failureLine, type Step, stepLine, successLine } from './line';

export async function* requestProtected(api: Api): Step {
  yield stepLine('Requesting protected resource');
  const outcome = await api.protected();
  if (!outcome.ok) {
    yield failureLine('Protected request failed', outcome);
    return outcome.error;
  }
  const { message, current_identity: identity } = outcome.value;
  yield successLine(`Got protected resource: msg: ${message}, identity: ${identity}`, outcome.exchange);
  return null;
}
