import type { OpenApiDocument, OpenApiResponse } from '../openapi-document.ts';
import { html, type Html } from './html.ts';
import { renderMembers } from './render-members.ts';
import { renderProse } from './render-prose.ts';

/** What a route answers: what goes well with its body, and what is refused in one table. */
export function renderAnswers(responses: Readonly<Record<string, OpenApiResponse>>): Html {
  const all = Object.entries(responses);
  const good = all.filter(([status]) => Number(status) < 400);
  const bad = all.filter(([status]) => Number(status) >= 400);
  return html`<h4>Answers</h4>
    <dl class="answers">
      ${good.map(([status, response]) => renderAnswer(status, response))}
      ${bad.map(([status, response]) => renderAnswer(status, response))}
    </dl>
    ${good.map(([status, response]) => renderBody(status, response))}`;
}

function renderAnswer(status: string, { description }: OpenApiResponse): Html {
  const kind = Number(status) < 400 ? 'good' : 'bad';
  const text = description.replace(/^Refused: (.*)\.$/, '$1');
  return html`<div>
    <dt class="status status--${kind}">${status}</dt>
    <dd>${renderProse(text)}</dd>
  </div>`;
}

function renderBody(status: string, { content = {} }: OpenApiResponse): Html {
  const parts = Object.entries(content).map(([mediaType, { schema, example }]) => {
    if (mediaType !== 'application/json')
      return html`<p class="note">The body is <code>${mediaType}</code>.</p>`;
    const shown =
      example === undefined ? html`` : html`<pre tabindex="0"><code>${pretty(example)}</code></pre>`;
    return html`${renderMembers(`Body of the answer ${status}`, schema)}${shown}`;
  });
  return html`${parts}`;
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** The body of every refusal, once. */
export function renderErrorBody({ components }: OpenApiDocument): Html {
  const schema = components.schemas['ErrorBody'];
  if (schema === undefined) return html``;
  const codes = schema.properties?.['code']?.enum ?? [];
  // In the table they would be a column of their own.
  const code = { type: 'string', description: 'Why, for programs. Stable. One of those below.' };
  return html`${renderMembers('Members of a refusal', { ...schema, properties: { ...schema.properties, code } })}
    <p class="codes">${renderProse(codes.map((word) => `\`${String(word)}\``).join(', '))}</p>`;
}
