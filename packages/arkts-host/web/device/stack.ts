/** Error stacks of pages with the lines of `.ets` and `.ts` files, by the source maps that came with the code. */

import { room } from 'virtual:arkts-room';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';

const FRAME = /(https?:\/\/[^\s()]+?):(\d+):(\d+)/g;
const MAP = /\/\/# sourceMappingURL=(\S+)\s*$/;
const mapByAddress = new Map<string, Promise<TraceMap | undefined>>();

/** The error with its stack mapped. What has no source map stays as it was. */
export async function withSourceLines(error: Error): Promise<Error> {
  const stack = error.stack ?? '';
  const addresses = new Set([...stack.matchAll(FRAME)].map(([, address]) => address as string));
  const maps = new Map<string, TraceMap>();
  for (const address of addresses) {
    const map = await mapOf(address);
    if (map !== undefined) maps.set(address, map);
  }
  error.stack = stack.replace(FRAME, (place, address: string, line: string, column: string) => {
    const map = maps.get(address);
    const found = map && originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
    return found?.source ? `${projectPath(found.source)}:${found.line}:${found.column + 1}` : place;
  });
  return error;
}

function mapOf(address: string): Promise<TraceMap | undefined> {
  let map = mapByAddress.get(address);
  if (map === undefined) {
    map = load(address);
    mapByAddress.set(address, map);
  }
  return map;
}

async function load(address: string): Promise<TraceMap | undefined> {
  try {
    const code = await (await fetch(address)).text();
    const reference = MAP.exec(code)?.[1];
    if (reference === undefined) return undefined;
    const place = new URL(reference, address);
    return new TraceMap(await (await fetch(place)).text(), place.protocol === 'data:' ? address : place.href);
  } catch {
    return undefined; // Then the stack shows where the code is that ran.
  }
}

const FOLDERS = room.folders.map((folder) => folder.replace(/[^\w/]/g, '\\$&')).join('|');
const SOURCE = new RegExp(`/((?:${FOLDERS})/.*)$`);

/** From the project's folder, as editors open it. The development server's own folder is `web` of this package. */
function projectPath(source: string): string {
  const path = decodeURIComponent(source.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, ''));
  const found = SOURCE.exec(path)?.[1];
  return found ?? (/^\/(?:bridge|device|kits|node|room)\//.test(path) ? `${room.hostPlace}/web${path}` : path);
}
