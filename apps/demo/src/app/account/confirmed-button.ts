import {
  Component,
  type ElementRef,
  afterRenderEffect,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';

/**
 * A button that asks once more before it does what it says. The question takes its place, with the focus on the harmless
 * answer, and Escape is that answer too; then the button comes back, and the focus with it.
 */
@Component({
  selector: 'lk-confirmed-button',
  templateUrl: './confirmed-button.html',
})
export class ConfirmedButton {
  readonly label = input.required<string>();
  /** What is asked, and what will come of it. */
  readonly question = input.required<string>();
  /** The answer that goes ahead: a verb and what it is done to. */
  readonly confirmLabel = input.required<string>();
  readonly keepLabel = input.required<string>();
  /** Ids of the parts begin with it. Once in a page. */
  readonly buttonId = input.required<string>();
  /** Whether it is being done. */
  readonly busy = input.required<boolean>();
  readonly confirmed = output();

  protected readonly asking = signal(false);
  private readonly opener = viewChild<ElementRef<HTMLElement>>('opener');
  private readonly keeper = viewChild<ElementRef<HTMLElement>>('keeper');
  #wasAsking = false;

  constructor() {
    afterRenderEffect(() => {
      const asking = this.asking();
      if (asking === this.#wasAsking) return;
      this.#wasAsking = asking;
      (asking ? this.keeper() : this.opener())?.nativeElement.focus();
    });
  }

  protected ask(): void {
    if (!this.busy()) this.asking.set(true);
  }

  protected confirm(): void {
    this.asking.set(false);
    this.confirmed.emit();
  }
}
