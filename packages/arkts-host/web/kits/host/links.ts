/** Links that applications open: the browser opens them, in a tab that knows nothing of this page. */
import type { HostApp } from '../../../kits/host/HostApp.ts';
import { openableLink } from '../../../kits/host/openableLink.ts';

const OPENED = Symbol('host: opened links');

/** Opens a link as the system does. @returns false when there is no application for it */
export function openSystemLink(app: HostApp, link: string): boolean {
  const openable = openableLink(link);
  if (openable === undefined) return false;
  openedLinks(app).push(openable);
  window.open(openable, '_blank', 'noopener,noreferrer');
  return true;
}

/** Host control: the links that this page has opened, the latest last. */
export function openedLinks(app: HostApp): string[] {
  return app.state(OPENED, () => []);
}
