import {
  Directive,
  effect,
  inject,
  Input,
  signal,
  TemplateRef,
  untracked,
  ViewContainerRef,
} from '@angular/core';
import { LatchkeySession } from '../session/latchkey-session';
import { scopesIn } from '../session/scopes-in';

/**
 * Shows its content to whom the token gives all the scopes named, in a list or separated by spaces, and what `else`
 * names to everybody else: `<a *latchkeyHasScope="'reports:read'; else none">Reports</a>`. It hides; the server
 * refuses.
 */
@Directive({ selector: '[latchkeyHasScope]' })
export class LatchkeyHasScope {
  readonly #session = inject(LatchkeySession);
  readonly #views = inject(ViewContainerRef);
  readonly #content = inject<TemplateRef<unknown>>(TemplateRef);
  readonly #scopes = signal<readonly string[]>([]);
  readonly #otherwise = signal<TemplateRef<unknown> | null>(null);
  #shown: TemplateRef<unknown> | null = null;

  @Input({ required: true }) set latchkeyHasScope(scopes: string | readonly string[]) {
    this.#scopes.set(typeof scopes === 'string' ? scopesIn(scopes) : scopes);
  }

  @Input() set latchkeyHasScopeElse(template: TemplateRef<unknown> | null | undefined) {
    this.#otherwise.set(template ?? null);
  }

  constructor() {
    effect(() => {
      const template = this.#session.hasScopes(...this.#scopes()) ? this.#content : this.#otherwise();
      untracked(() => this.#show(template));
    });
  }

  #show(template: TemplateRef<unknown> | null): void {
    if (template === this.#shown) return;
    this.#shown = template;
    this.#views.clear();
    if (template) this.#views.createEmbeddedView(template);
  }
}
