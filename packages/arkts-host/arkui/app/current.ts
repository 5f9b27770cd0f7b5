/** The application of this document, for global functions of ArkUI that name no window. */
import type { App } from './app.ts';

let app: App | undefined;

export function setCurrentApp(next: App | undefined): void {
  app = next;
}

export function currentApp(): App {
  if (!app) throw new Error('There is no window yet: call this from a page.');
  return app;
}
