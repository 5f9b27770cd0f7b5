/** Where an application's paths and addresses lead: to its own storage, and to pictures that a person chose for it. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { HostApp } from '../host/HostApp.ts';
import { fileError } from './errors.ts';

const MEDIA = 'file://media/';
const GRANTED = Symbol('CoreFileKit: granted addresses');

/** What an address or path means. */
export interface Place {
  readonly file: string;
  readonly isReadOnly: boolean;
}

/** Lets the running application read a picture of the device's library, for as long as it runs. */
export function grantMedia(app: HostApp, uri: string): void {
  grantedBy(app).add(uri);
}

/** The folder of a device's pictures. */
export function mediaFolder(app: HostApp): string {
  return path.join(app.storageRoot, 'media');
}

/**
 * The file behind an address: `file://media/…` of the library, or `file://<bundle>/…` of the application's own files.
 *
 * @throws BusinessError 13900012 for what is not the application's to read, 13900002 for what is no address
 */
export function placeOfUri(app: HostApp, uri: string): Place {
  if (uri.startsWith(MEDIA)) {
    if (!grantedBy(app).has(uri)) throw fileError('EACCES');
    const file = path.join(mediaFolder(app), decode(uri.slice(MEDIA.length)));
    if (!isInside(file, mediaFolder(app))) throw fileError('EACCES');
    return { file, isReadOnly: true };
  }
  const own = `file://${app.bundleName}/`;
  if (!uri.startsWith(own)) throw fileError(uri.startsWith('file://') ? 'EACCES' : 'ENOENT');
  // A path of Windows has no slash of its own before it.
  const rest = decode(uri.slice(own.length));
  return { file: ownFile(app, path.isAbsolute(rest) ? rest : `/${rest}`), isReadOnly: false };
}

/** The same path, if it lies in the application's storage. @throws BusinessError 13900012 if it does not */
export function ownFile(app: HostApp, file: string): string {
  const root = path.resolve(app.storageRoot);
  const resolved = path.resolve(file);
  // The root itself may be reached by a link, as temporary folders are on some systems.
  if (!isInside(resolved, root) && !isInside(resolved, realpathSync(root))) throw fileError('EACCES');
  return resolved;
}

function isInside(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder + path.sep);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw fileError('ENOENT');
  }
}

function grantedBy(app: HostApp): Set<string> {
  return app.state(GRANTED, () => new Set<string>());
}
