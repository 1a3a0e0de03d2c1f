import type { Operation, OpenApiDocument, SecurityRequirement } from '../openapi-document.ts';
import { curlExample } from './curl-example.ts';
import { html, type Html } from './html.ts';
import { renderAnswers } from './render-answers.ts';
import { renderMembers } from './render-members.ts';
import { renderProse } from './render-prose.ts';

export interface PathOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Everything about one route. */
export function renderOperation(document: OpenApiDocument, { method, path, operation }: PathOperation): Html {
  const { operationId, summary, description, security = [], parameters = [] } = operation;
  const url = document.servers[0]?.url ?? '';
  const titleId = `${operationId}-title`;
  return html`<section class="card" id="${operationId}" aria-labelledby="${titleId}">
    <h3 id="${titleId}">
      <span class="operation"
        ><span class="method method--${method}">${method.toUpperCase()}</span> <code>${path}</code></span
      >
      <span class="summary">${summary}</span>
    </h3>
    <p>${renderProse(description)}</p>
    ${renderSecurity(security)}
    ${parameters.map(
      ({ name, description: text = '' }) =>
        html`<p class="note"><code>{${name}}</code> in the path: ${renderProse(text)}</p>`,
    )}
    ${renderRequestBody(operation)}
    <h4>Example</h4>
    <pre tabindex="0"><code>${curlExample({ url, method, path, operation })}</code></pre>
    ${renderAnswers(operation.responses)}
  </section>`;
}

const credentials: Readonly<Record<string, string>> = {
  accessToken: 'an access token',
  refreshCookie: 'the refresh cookie',
  csrfHeader: 'the header `X-Latchkey-Csrf: 1`',
};

function renderSecurity(security: readonly SecurityRequirement[]): Html {
  const alternatives = security.map((alternative) =>
    Object.keys(alternative).map((name) => credentials[name] ?? name),
  );
  const asked = alternatives.filter((names) => names.length > 0).map((names) => names.join(' and '));
  if (asked.length === 0) return html``;
  const verb = asked.length === alternatives.length ? 'Asks for' : 'Takes, where it is sent,';
  return html`<p class="note">${renderProse(`${verb} ${asked.join(', or ')}.`)}</p>`;
}

function renderRequestBody({ requestBody }: Operation): Html {
  const media = requestBody?.content['application/json'];
  if (requestBody === undefined || media === undefined) return html``;
  const optional = requestBody.required ? '' : ' It may be left out.';
  return html`<h4>Request</h4>
    <p class="note">A JSON object; members that are not named here are ignored.${optional}</p>
    ${renderMembers('Body of the request', media.schema)}`;
}
