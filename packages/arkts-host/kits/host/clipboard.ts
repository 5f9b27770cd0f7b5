/** Where copied text goes. In Node: to a place that all applications of the process share; nowhere outside of it. */
import { clipboardPicturesInNode } from '../MediaLibraryKit/library.ts';

let text = '';

export async function writeClipboard(value: string): Promise<void> {
  text = value;
}

/** Host control: what was copied last. */
export function readClipboard(): string {
  return text;
}

/** Pictures that were copied elsewhere, as addresses that the application may read. */
export async function clipboardPictures(): Promise<readonly string[]> {
  return clipboardPicturesInNode();
}
