import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { latchkeyInterceptor } from '@latchkey/angular';
import { type LatchkeyTestingOptions, provideLatchkeyTesting } from '@latchkey/angular/testing';
import { environment } from '../environment';

/** A component on a page of its own, for somebody who is signed in or not, with a server that the test plays. */
export interface Rendered {
  readonly element: HTMLElement;
  readonly server: HttpTestingController;
  /** Lets answers arrive, and what comes of them be drawn. */
  settle(): Promise<void>;
  /** What people read: text without the white space of templates. */
  text(selector?: string): string;
  click(name: string): Promise<void>;
}

export async function render(component: Type<unknown>, options: LatchkeyTestingOptions): Promise<Rendered> {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      provideHttpClient(withInterceptors([latchkeyInterceptor])),
      provideHttpClientTesting(),
      provideLatchkeyTesting({ serverUrl: environment.serverUrl, ...options }),
    ],
  });
  const rendered = view(TestBed.createComponent(component));
  await rendered.settle();
  return rendered;
}

function view(fixture: ComponentFixture<unknown>): Rendered {
  const element = fixture.nativeElement as HTMLElement;
  const settle = async () => {
    // Requests that are under way keep the application from becoming stable, so that it cannot be waited for.
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  };
  return {
    element,
    server: TestBed.inject(HttpTestingController),
    settle,
    text: (selector = ':scope') =>
      (selector === ':scope' ? element : element.querySelector(selector))?.textContent
        .replaceAll(/\s+/g, ' ')
        .trim() ?? '',
    async click(name) {
      const buttons = [...element.querySelectorAll('button')];
      const button = buttons.find((candidate) =>
        (candidate.getAttribute('aria-label') ?? candidate.textContent).includes(name),
      );
      if (!button) throw new Error(`There is no button ${name}.`);
      button.click();
      await settle();
    },
  };
}
