import { Component, computed, input, signal } from '@angular/core';

/** How long the answer to a click covers the text's corner. */
const answerMs = 4000;
const partNames = ['header', 'claims', 'signature'];

/** The token as it travels, its three parts told apart, and a button that copies it. */
@Component({
  selector: 'lk-token-text',
  template: `
    <div class="token-text__bar">
      <ul class="token-text__legend">
        @for (part of parts(); track part.name) {
          <li class="token-part token-part--{{ part.name }}">{{ part.name }}</li>
        }
      </ul>
      <button type="button" class="button button--small" (click)="copy()">Copy token</button>
    </div>
    <div class="token-text__frame">
      <p role="status" class="token-text__copied" data-testid="copy-status">{{ answer() }}</p>
      <div
        class="token-text"
        role="group"
        tabindex="0"
        aria-label="The token’s text"
        data-testid="token-text"
      >
        <!-- White space between elements is dropped on compilation: the text is the token and nothing else. -->
        <code>
          @for (part of parts(); track part.name) {
            <span class="token-part token-part--{{ part.name }}">{{ part.text }}</span>
            @if (!$last) {
              <b class="token-text__dot">.</b>
            }
          }
        </code>
      </div>
    </div>
  `,
})
export class TokenText {
  readonly token = input.required<string>();
  protected readonly answer = signal('');
  protected readonly parts = computed(() =>
    this.token()
      .split('.')
      .map((text, index) => ({ name: partNames[index] ?? 'rest', text })),
  );

  #timer: ReturnType<typeof setTimeout> | undefined;

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.token());
      this.answer.set('Copied');
    } catch {
      this.answer.set('The browser refused');
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.answer.set(''), answerMs);
  }
}
