/** What a press of a PasteButton gives the application. */

let grant: () => void = () => {};

/** Whoever runs the application says what follows from it. */
export function setPasteGrant(work: () => void): void {
  grant = work;
}

export function grantPaste(): void {
  grant();
}
