/** What a screen reader is given to say: in a page, the text of a live region. */

let region: HTMLElement | undefined;

/** Politely: after what is being read. */
export function announce(text: string): void {
  if (region === undefined) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    region.className = 'announcement';
    // To be heard and not seen.
    region.style.cssText =
      'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
    document.body.append(region);
  }
  region.textContent = text;
}

/** What was said last. */
export function lastAnnouncement(): string {
  return region?.textContent ?? '';
}
