import type { JsonSchema } from '../openapi-document.ts';
import { html, type Html } from './html.ts';
import { renderProse } from './render-prose.ts';
import { limitWords, typeWords } from './schema-words.ts';

/** A table of the members of an object, those of objects inside it included. Empty for what has no members. */
export function renderMembers(caption: string, schema: JsonSchema): Html {
  const rows = membersOf(schema, '');
  if (rows.length === 0) return html``;
  return html`<div class="table">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Type</th>
          <th scope="col">What it is</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function membersOf(schema: JsonSchema, prefix: string): Html[] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, member]) => [
    renderMember(`${prefix}${name}`, member, required.includes(name)),
    ...membersOf(member, `${prefix}${name}.`),
    ...(member.items === undefined ? [] : membersOf(member.items, `${prefix}${name}[].`)),
  ]);
}

function renderMember(name: string, schema: JsonSchema, isRequired: boolean): Html {
  const limits = [isRequired ? '' : 'may be left out', limitWords(schema)].filter((part) => part !== '');
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>${typeWords(schema)}${limits.map((limit) => html`<span class="limit">${limit}</span>`)}</td>
    <td>${renderProse(schema.description ?? '')}</td>
  </tr>`;
}
