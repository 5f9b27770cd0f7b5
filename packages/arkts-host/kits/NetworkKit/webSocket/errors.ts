/** Errors of `webSocket`, with the platform's numbers and texts. */
import type { BusinessError } from '../../BasicServicesKit/BusinessError.ts';

export const PARAMETER_ERROR = 401;
export const PERMISSION_DENIED = 201;
export const CONNECT_FAILED = -1;
export const URL_ERROR = 2302001;
export const FILE_NOT_EXIST = 2302002;
export const CONNECTION_EXISTS = 2302003;
export const INVALID_NIC = 2302004;
export const INVALID_PORT = 2302005;
export const CONNECTION_NOT_EXIST = 2302006;
export const PORT_OCCUPIED = 2302007;
export const UNKNOWN_ERROR = 2302999;
/** Code of every `error` event, whatever happened (platform.md 6, 19). */
export const EVENT_ERROR_CODE = 200;

const MESSAGE_BY_CODE = new Map<number, string>([
  [PARAMETER_ERROR, 'Parameter error'],
  [PERMISSION_DENIED, 'Permission denied'],
  [URL_ERROR, 'Websocket url error'],
  [FILE_NOT_EXIST, 'Websocket certificate file does not exist'],
  [CONNECTION_EXISTS, 'Websocket connection already exist'],
  [INVALID_NIC, "Can't listen to the given NIC"],
  [INVALID_PORT, "Can't listen to the given Port"],
  [CONNECTION_NOT_EXIST, 'websocket connection does not exist'],
  [PORT_OCCUPIED, 'Websocket port already occupied'],
  [UNKNOWN_ERROR, 'Websocket Unknown Other Error'],
]);

/**
 * What a failed call rejects with: a plain object, not an `Error`, so without stack and without `instanceof`
 * (platform.md 32).
 */
export function failure(code: number, message: string = MESSAGE_BY_CODE.get(code) ?? ''): BusinessError {
  return { code, message } as BusinessError;
}

/** Sending fails with -1, which the declaration does not mention (platform.md 33). */
export function sendFailure(): BusinessError {
  return failure(CONNECT_FAILED, MESSAGE_BY_CODE.get(UNKNOWN_ERROR));
}

/** The connection could not even be tried. */
export function connectFailure(): BusinessError {
  return failure(CONNECT_FAILED, 'Websocket connect failed');
}
