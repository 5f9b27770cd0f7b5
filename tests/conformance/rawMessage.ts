/**
 * Messages as they are on the wire, read without the product's codec, so that a fault of the codec cannot hide from the
 * conformance tests.
 */
import { AssertionError } from 'node:assert';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json | undefined;
}

/** A message of the protocol; see docs/protocol.md, "The envelope". */
export interface RawMessage extends JsonObject {
  type: string;
  id?: string;
  timestamp?: number;
  room?: string;
  from?: string;
  to?: string;
  seq?: number;
  data: JsonObject;
}

/** A batched frame. */
export interface RawFrame {
  f?: number;
  a?: number;
  m: RawMessage[];
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Looks along a path, such as `data.member.status` or `data.rooms.0.lastSeq`.
 *
 * @throws AssertionError, which names the path, when there is nothing
 */
export function at(message: JsonObject, path: string): Json {
  let value: Json | undefined = message;
  for (const step of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value)) value = value[step];
    else value = undefined;
    if (value === undefined) throw new AssertionError({ message: `no "${path}" in ${JSON.stringify(message)}` });
  }
  return value as Json;
}

export function textAt(message: JsonObject, path: string): string {
  const value = at(message, path);
  if (typeof value !== 'string') throw mistyped(message, path, 'a string');
  return value;
}

export function numberAt(message: JsonObject, path: string): number {
  const value = at(message, path);
  if (typeof value !== 'number') throw mistyped(message, path, 'a number');
  return value;
}

export function flagAt(message: JsonObject, path: string): boolean {
  const value = at(message, path);
  if (typeof value !== 'boolean') throw mistyped(message, path, 'true or false');
  return value;
}

export function listAt(message: JsonObject, path: string): JsonObject[] {
  const value = at(message, path);
  if (!Array.isArray(value) || !value.every(isObject)) throw mistyped(message, path, 'a list of objects');
  return value;
}

function mistyped(message: JsonObject, path: string, wanted: string): AssertionError {
  return new AssertionError({ message: `"${path}" is not ${wanted} in ${JSON.stringify(message)}` });
}

/** Shortens what goes into an error's text. */
export function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 300 ? `${text.slice(0, 300)}… (${text.length} characters)` : text;
}
