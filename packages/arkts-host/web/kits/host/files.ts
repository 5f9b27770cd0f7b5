/** An application's own files, which are with Node. What must answer at once stands still until Node has answered. */
import { nodeSide } from '../../bridge/NodeSide.ts';

/** Node has made the application's folders before it began. */
export function makeFolder(_folder: string): void {}

export function readText(file: string): string | undefined {
  return nodeSide().callSync<string | undefined, 'readText'>('readText', file);
}

export function writeDurably(file: string, text: string): void {
  nodeSide().callSync('writeText', file, text);
}

export async function writeDurablyLater(file: string, text: string): Promise<void> {
  await nodeSide().call('writeText', file, text);
}

export function removeFile(file: string): void {
  nodeSide().callSync('removeFile', file);
}
