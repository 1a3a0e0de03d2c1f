/** Moves the focus to the title that is in an element: it is read out, and the keyboard goes on from there. */
export function focusHeading(within: ParentNode, options?: FocusOptions): void {
  const title = within.querySelector<HTMLElement>('h1');
  // Reachable by script alone: it is no control.
  title?.setAttribute('tabindex', '-1');
  title?.focus(options);
}
