import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app-config';

bootstrapApplication(App, appConfig).catch((fault: unknown) => {
  reportError(fault);
  const root = document.querySelector('lk-root');
  if (root) root.textContent = `The demo could not start. ${fault instanceof Error ? fault.message : ''}`;
});
