import { html, type Html } from './html.ts';

/** Text in which what stands between backticks is code. */
export function renderProse(text: string): Html {
  // Every second part stood between backticks.
  const parts = text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
  return html`${parts}`;
}
