import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expect, it } from 'vitest';
import { provideLatchkeyTesting } from '../../testing/src/provide-latchkey-testing';
import { LatchkeySession } from '../session/latchkey-session';
import { LatchkeyHasScope } from './latchkey-has-scope';

@Component({
  imports: [LatchkeyHasScope],
  template: `
    <p *latchkeyHasScope="needed(); else none">reports</p>
    <ng-template #none>none</ng-template>
    <i *latchkeyHasScope="needed()">!</i>
  `,
})
class Page {
  readonly needed = signal<string | readonly string[]>('reports:read');
}

function shown(scopes: string[], user: string | null = '1') {
  TestBed.configureTestingModule({ providers: [provideLatchkeyTesting({ user, scopes })] });
  const fixture = TestBed.createComponent(Page);
  const text = () => {
    TestBed.tick();
    return (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s/g, '');
  };
  return { text, page: fixture.componentInstance };
}

it('shows its content to whom the scope was given, and the alternative to others', () => {
  expect(shown(['reports:read', 'other']).text()).toBe('reports!');
  TestBed.resetTestingModule();
  expect(shown(['reports:write']).text()).toBe('none');
});

it('wants all scopes, as a list or as words', () => {
  const { text, page } = shown(['a', 'b']);
  for (const [needed, expected] of [
    ['a b', 'reports!'],
    [['b', 'a'], 'reports!'],
    ['a c', 'none'],
    [['a', 'c'], 'none'],
    ['', 'reports!'],
  ] as const) {
    page.needed.set(needed);
    expect(text()).toBe(expected);
  }
});

it('shows nothing to nobody, whatever is wanted', () => {
  const { text, page } = shown([], null);
  page.needed.set([]);
  expect(text()).toBe('none');
});

it('follows the session', async () => {
  const { text } = shown(['reports:read']);
  const session = TestBed.inject(LatchkeySession);
  await session.signOut();
  expect(text()).toBe('none');
  await session.signIn({ username: 'ann', password: 'x' });
  expect(text()).toBe('reports!');
});
