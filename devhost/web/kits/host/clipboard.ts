/** Where copied text goes: to the browser's own clipboard, which asks for a person's action before it. */

let text = '';

export async function writeClipboard(value: string): Promise<void> {
  await navigator.clipboard.writeText(value);
  text = value;
}

/** What this page copied last: reading what others copied would ask the person. */
export function readClipboard(): string {
  return text;
}
