/** Where copied text goes: to the browser's own clipboard, which asks for a person's action before it. */

export async function writeClipboard(value: string): Promise<void> {
  await navigator.clipboard.writeText(value);
}
