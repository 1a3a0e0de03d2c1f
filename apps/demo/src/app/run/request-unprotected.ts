import type { Api } from '../api/api';
import { failureLine, type Step, stepLine, successLine } from './line';

export async function* requestUnprotected(api: Api): Step {
  yield stepLine('Requesting unprotected resource');
  const outcome = await api.unprotected();
  if (!outcome.ok) {
    yield failureLine('Unprotected request error', outcome);
    return outcome.error;
  }
  yield successLine(`Got unprotected response: ${outcome.value.message}`, outcome.exchange);
  return null;
}
