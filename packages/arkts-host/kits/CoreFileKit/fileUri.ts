/** `fileUri`: the addresses by which other parts of the system, such as ArkUI's Image, are shown a file. */
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { HostApp } from '../host/HostApp.ts';
import { closedNamespace } from '../host/unimplemented.ts';

const PARAMETER_ERROR = 401;

/** @throws BusinessError 401 for what is no path */
function getUriFromPath(path: string): string {
  if (typeof path !== 'string' || path === '')
    throw businessError(PARAMETER_ERROR, 'Parameter error. The path is no path.');
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return `file://${HostApp.current().bundleName}${parts.startsWith('/') ? '' : '/'}${parts}`;
}

export const fileUri = closedNamespace('CoreFileKit', 'fileUri', { getUriFromPath });
