/** `node:os` for pages: what kits use of it. */
let name = 'Device';

/** The device's own name: it is its own computer. */
export function hostname(): string {
  return name;
}

export function setHostname(next: string): void {
  name = next;
}
