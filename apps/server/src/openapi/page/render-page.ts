import type { OpenApiDocument } from '../openapi-document.ts';
import { html, type Html } from './html.ts';
import { renderErrorBody } from './render-answers.ts';
import { renderOperation, type PathOperation } from './render-operation.ts';
import { renderProse } from './render-prose.ts';

interface Part {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly operations: readonly PathOperation[];
}

interface PageAddresses {
  readonly stylesheet: string;
  readonly document: string;
}

/** The description of the server as a page for people, that needs no script and nothing but its stylesheet. */
export function renderPage(
  document: OpenApiDocument,
  { stylesheet, document: source }: PageAddresses,
): string {
  const { title, version, description } = document.info;
  const parts = partsOf(document);
  const { text } = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>${title}: the API</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="${stylesheet}" />
    </head>
    <body>
      <a class="skip-link" href="#content">Skip to the routes</a>
      <header class="masthead">
        <p class="wordmark">${mark} ${title}</p>
        <p class="version">Version ${version}</p>
      </header>
      <div class="page">
        ${renderContents(parts)}
        <main id="content" tabindex="-1">
          <h1>The API</h1>
          <p class="lead">${renderProse(description)}</p>
          <p class="note">
            For programs, the same is at <a href="${source}">${source}</a> (OpenAPI 3.1). Examples are for a
            shell; <code>$ACCESS_TOKEN</code> stands for the <code>access_token</code> of a sign-in.
          </p>
          ${parts.map((part) => renderPart(document, part))}
          <section aria-labelledby="refusals">
            <h2 id="refusals">Refusals</h2>
            <p>Whatever is refused, on whatever route, is answered with this body.</p>
            <div class="card">${renderErrorBody(document)}</div>
          </section>
        </main>
      </div>
    </body>
  </html>`;
  return `<!doctype html>\n${text}\n`;
}

function partsOf({ tags, paths }: OpenApiDocument): Part[] {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
  return tags.map(({ name, description }) => ({
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    description,
    operations: operations.filter(({ operation }) => operation.tags.includes(name)),
  }));
}

function renderContents(parts: readonly Part[]): Html {
  return html`<nav class="contents" aria-label="Routes">
    <ul>
      ${parts.map(
        ({ id, name, operations }) =>
          html`<li>
            <a class="contents__part" href="#${id}">${name}</a>
            <ul>
              ${operations.map(
                ({ operation: { operationId, summary } }) =>
                  html`<li><a href="#${operationId}">${summary}</a></li>`,
              )}
            </ul>
          </li>`,
      )}
      <li><a class="contents__part" href="#refusals">Refusals</a></li>
    </ul>
  </nav>`;
}

function renderPart(document: OpenApiDocument, { id, name, description, operations }: Part): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${name}</h2>
    <p>${renderProse(description)}</p>
    ${operations.map((operation) => renderOperation(document, operation))}
  </section>`;
}

/** A key on a green ground, as the demo has it. */
const mark = html`<svg viewBox="0 0 36 36" width="36" height="36" aria-hidden="true">
  <rect width="36" height="36" rx="9" fill="#0b5d49" />
  <g fill="none" stroke="#f6d596" stroke-width="3.2">
    <circle cx="14" cy="11" r="4.6" />
    <path d="M14 15.6v13.2h11.4M14 22.4h7" />
  </g>
</svg>`;
