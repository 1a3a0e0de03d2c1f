import { DatePipe } from '@angular/common';
import { afterRenderEffect, Component, type ElementRef, inject, viewChild } from '@angular/core';
import { Runs } from '../run/runs';
import { LogEntry } from './log-entry';
import { RunStatus } from './run-status';

/** How many lines a run has in which every step works. */
const linesOfReplay = 9;

/**
 * The log of all runs. It is not announced line by line (nine lines at once, one of them long): the status below it
 * says how each run ended.
 */
@Component({
  selector: 'lk-log-panel',
  imports: [DatePipe, LogEntry, RunStatus],
  templateUrl: './log-panel.html',
})
export class LogPanel {
  protected readonly runs = inject(Runs);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  protected readonly placeholders = Array.from({ length: linesOfReplay }, (_, index) => index);

  constructor() {
    afterRenderEffect(() => this.#showLatest(this.runs.all().length));
    // Whoever comes back finds what was there.
    if (this.runs.all().length === 0) void this.runs.replay();
  }

  protected again(): void {
    if (!this.runs.busy()) void this.runs.replay();
  }

  /** A new run begins at the top of what is seen, so that it is read from its first line. */
  #showLatest(run: number): void {
    const scroller = this.scroller().nativeElement;
    const start = scroller.querySelector<HTMLElement>(`[data-run="${run}"]`);
    if (run > 1 && start) scroller.scrollTop = start.offsetTop;
  }
}
