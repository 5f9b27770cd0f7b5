/** What crosses into `cryptoFramework`, and its errors. */
import { businessError } from '../BasicServicesKit/BusinessError.ts';

export const INVALID_PARAMS = 401;
export const CRYPTO_OPERATION_ERROR = 17630001;

export interface DataBlob {
  data: Uint8Array;
}

export type Callback<T> = (error: Error | undefined | null, data: T) => void;

export function blob(bytes: Uint8Array): DataBlob {
  return { data: new Uint8Array(bytes) };
}

/** All parts, one after the other. */
export function joined(parts: readonly Uint8Array[]): DataBlob {
  const data = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    data.set(part, place);
    place += part.length;
  }
  return { data };
}

/** @throws BusinessError 401 */
export function bytesOf(input: DataBlob): Uint8Array {
  if (!(input?.data instanceof Uint8Array)) {
    throw businessError(INVALID_PARAMS, 'invalid parameters, input is not a DataBlob.');
  }
  return input.data;
}

/** @throws BusinessError 401, as the platform does of bytes that are none */
export function someBytesOf(input: DataBlob): Uint8Array {
  const bytes = bytesOf(input);
  if (bytes.length === 0) throw businessError(INVALID_PARAMS, 'invalid parameters, the input is empty.');
  return bytes;
}
