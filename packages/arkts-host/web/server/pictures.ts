/** Pictures between a page and Node: what Image shows of an application's files, and what a person adds to the library. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { placeOfUri } from '../../kits/CoreFileKit/sandbox.ts';
import type { HostApp } from '../../kits/host/HostApp.ts';
import { newPlace } from '../../kits/MediaLibraryKit/library.ts';

const HEAD_BYTES = 12;
/** Larger ones are no pictures of a camera. */
const LARGEST_PHOTO = 128 * 1024 * 1024;

/** How the kinds of pictures that are shown begin. Nothing else is given out: no document, no script, no SVG. */
const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ['image/png', /^\x89PNG/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8/],
  ['image/webp', /^RIFF....WEBP/s],
  ['image/bmp', /^BM/],
];

/** Answers with a picture that the application may read, by its `file://` address. */
export async function sendPicture(app: HostApp, uri: string, response: ServerResponse): Promise<void> {
  try {
    const { file } = placeOfUri(app, uri);
    const type = await typeOf(file);
    if (type === undefined) {
      response.writeHead(415).end();
      return;
    }
    // As ArkUI does, a browser may keep it by its address; the address ends with the process.
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
    });
    await pipeline(createReadStream(file), response);
  } catch {
    // Not there, not this application's, or the page has gone.
    if (response.headersSent) response.destroy();
    else response.writeHead(404).end();
  }
}

/** Takes a picture into the device's library, and answers with its address. */
export async function receivePhoto(
  app: HostApp,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) > LARGEST_PHOTO) {
    response.writeHead(413).end();
    return;
  }
  const place = newPlace(app, name);
  try {
    await pipeline(request, createWriteStream(place.file));
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(place.grant());
  } catch (error) {
    await rm(place.file, { force: true });
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end(String(error));
  }
}

async function typeOf(file: string): Promise<string | undefined> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    return SIGNATURES.find(([, signature]) => signature.test(head))?.[0];
  } finally {
    await handle.close();
  }
}
