/** Types into the sign-in form that the page shows, and submits it. */
export function submitSignIn(username: string, password: string): void {
  const form = document.querySelector('form');
  if (!form) throw new Error('the page shows no form');
  type(form, 'username', username);
  type(form, 'password', password);
  form.requestSubmit();
}

function type(form: HTMLFormElement, name: string, text: string): void {
  const input = form.elements.namedItem(name);
  if (!(input instanceof HTMLInputElement)) throw new Error(`the form has no ${name}`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
