/** Where copied text goes. In Node: to a place that all applications of the process share; nowhere outside of it. */

let text = '';

export async function writeClipboard(value: string): Promise<void> {
  text = value;
}

/** Host control: what was copied last. */
export function readClipboard(): string {
  return text;
}
