/** What a screen reader is given to say. In Node it is only remembered: nobody listens there. */

let last = '';

export function announce(text: string): void {
  last = text;
}

/** Host control: what was said last. */
export function lastAnnouncement(): string {
  return last;
}
