/** Where copied text goes: to the browser's own clipboard, which asks for a person's action before it. */

import { nodeSide } from '../../bridge/NodeSide.ts';

let text = '';

export async function writeClipboard(value: string): Promise<void> {
  takeFocus();
  await navigator.clipboard.writeText(value);
  text = value;
}

/** What this page copied last: reading what others copied would ask the person. */
export function readClipboard(): string {
  return text;
}

/** Pictures that were copied anywhere: the browser asks the person whether this page may read them. */
export async function clipboardPictures(): Promise<readonly string[]> {
  takeFocus();
  const uris: string[] = [];
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((candidate) => candidate.startsWith('image/'));
    if (type === undefined) continue;
    const name = `pasted.${type.slice('image/'.length)}`;
    uris.push(await nodeSide().addPhoto(new File([await item.getType(type)], name, { type })));
  }
  return uris;
}

/** A browser gives the clipboard to the focused document only, and a press of a button need not have focused this one. */
function takeFocus(): void {
  window.focus();
}
