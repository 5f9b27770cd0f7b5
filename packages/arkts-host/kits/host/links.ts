/** Links that applications open. In Node nothing can open them: they are noted, for whoever runs the applications. */
import type { HostApp } from './HostApp.ts';
import { openableLink } from './openableLink.ts';

const OPENED = Symbol('host: opened links');

/** Opens a link as the system does. @returns false when there is no application for it */
export function openSystemLink(app: HostApp, link: string): boolean {
  const openable = openableLink(link);
  if (openable !== undefined) openedLinks(app).push(openable);
  return openable !== undefined;
}

/** Host control: the links that an application has opened, the latest last. */
export function openedLinks(app: HostApp): string[] {
  return app.state(OPENED, () => []);
}
