/** Errors of `mdns`, with the native layer's numbers and texts (platform.md 46). */
import type { BusinessError } from '../../BasicServicesKit/BusinessError.ts';

export const PARAMETER_ERROR = 401;
export const CALLBACK_NOT_FOUND = 2204002;
export const CALLBACK_DUPLICATED = 2204003;
export const TIMEOUT = 2204006;
export const INSTANCE_DUPLICATE = 2204007;
export const SEND_FAILED = 2204009;

const MESSAGE_BY_CODE = new Map<number, string>([
  [PARAMETER_ERROR, 'Parameter error'],
  [CALLBACK_NOT_FOUND, 'Callback not found'],
  [CALLBACK_DUPLICATED, 'Callback duplicated'],
  [TIMEOUT, 'Request timeout'],
  [INSTANCE_DUPLICATE, 'Service instance duplicated'],
  [SEND_FAILED, 'Send packet failed'],
]);

/** What a failed call rejects with: a plain object, not an `Error`, as with `webSocket` (platform.md 32). */
export function failure(code: number): BusinessError {
  return { code, message: MESSAGE_BY_CODE.get(code) ?? '' } as BusinessError;
}

/** Thrown at once for arguments of a wrong kind; its code is a string there. */
export function argumentError(): Error {
  return Object.assign(new Error('Parameter error'), { code: String(PARAMETER_ERROR) });
}
