import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';

/** Whether the browser says that it has no network; false on a server. Needs an injection context. */
export function createDisconnected(): Signal<boolean> {
  const page = inject(DOCUMENT, { optional: true })?.defaultView;
  const disconnected = signal(page?.navigator.onLine === false);
  const end = new AbortController();
  for (const type of ['online', 'offline']) {
    page?.addEventListener(type, () => disconnected.set(type === 'offline'), { signal: end.signal });
  }
  inject(DestroyRef).onDestroy(() => end.abort());
  return disconnected.asReadonly();
}
