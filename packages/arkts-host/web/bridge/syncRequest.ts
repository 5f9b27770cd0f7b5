/**
 * A call to Node that answers before it returns, by a synchronous request: the only way for a page to wait. It stops
 * the page (and all devices of the room, which share a thread) for a millisecond or two, so only members of kits use it
 * that the platform has as synchronous ones and that nothing kept in the page could answer.
 */
import { type Answer, syncPath } from './protocol.ts';
import { decode, encode } from './wire.ts';

export function syncRequest(token: string, name: string, args: readonly unknown[]): Answer {
  const request = new XMLHttpRequest();
  request.open('POST', `${syncPath}?${new URLSearchParams({ token })}`, false);
  // A synchronous request cannot ask for bytes; text of this charset has them one by one.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send(encode([name, args]));
  if (request.status !== 200) throw new Error(`The bridge to Node answered ${request.status} to ${name}.`);
  const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff);
  return decode(bytes) as Answer;
}
