import { isPlatformServer } from '@angular/common';
import { inject, PLATFORM_ID } from '@angular/core';

/** Whether the application is rendered without a page. Needs an injection context. */
export function isServer(): boolean {
  const platform = inject(PLATFORM_ID, { optional: true });
  return typeof document === 'undefined' || (platform !== null && isPlatformServer(platform));
}
