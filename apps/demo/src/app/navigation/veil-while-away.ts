import { ApplicationRef, DestroyRef, DOCUMENT, inject } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';

/**
 * Hides the document while it lies in the browser's back/forward cache, if somebody is signed in. A browser shows such
 * a document before any script can look whether they still are; this one it shows once that is drawn. Needs an
 * injection context, and the session to exist: it looks first.
 */
export function veilWhileAway(): void {
  const [session, app, document] = [inject(LatchkeySession), inject(ApplicationRef), inject(DOCUMENT)];
  const { documentElement, defaultView: window } = document;
  const leave = () => {
    if (session.status() !== 'signed-out') documentElement.setAttribute('data-away', '');
  };
  const comeBack = () => {
    if (!documentElement.hasAttribute('data-away')) return;
    app.tick();
    documentElement.removeAttribute('data-away');
  };
  window?.addEventListener('pagehide', leave);
  window?.addEventListener('pageshow', comeBack);
  inject(DestroyRef).onDestroy(() => {
    window?.removeEventListener('pagehide', leave);
    window?.removeEventListener('pageshow', comeBack);
  });
}
