import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LatchkeySession } from '@latchkey/angular';
import { PageIntro } from '../page/page-intro';
import { Countdown } from '../token/countdown';
import { TokenReading } from '../token/token-reading';
import { TokenSkeleton } from '../token/token-skeleton';
import { inspectToken } from './inspect-token';
import { VerificationCard } from './verification-card';

/** Takes a token apart: that of the session, or one that is pasted, which leaves this page for nowhere. */
@Component({
  selector: 'lk-inspector-page',
  imports: [Countdown, PageIntro, RouterLink, TokenReading, TokenSkeleton, VerificationCard],
  host: { class: 'page page--inspector' },
  templateUrl: './inspector-page.html',
})
export class InspectorPage {
  protected readonly session = inject(LatchkeySession);
  protected readonly source = signal<'session' | 'pasted'>('session');
  protected readonly pasted = signal('');

  readonly #text = computed(() =>
    this.source() === 'session' ? this.session.token() : this.pasted().trim(),
  );
  protected readonly inspection = computed(() => {
    const text = this.#text();
    return text ? inspectToken(text) : null;
  });
  /** What is wrong with what was pasted. */
  protected readonly fault = computed(() => {
    const inspection = this.inspection();
    return this.source() === 'pasted' && inspection !== null ? inspection.fault : null;
  });
}
