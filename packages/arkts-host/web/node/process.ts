/** `process` for pages: what kits use of it. */
const NANOSECONDS = 1_000_000;
let uptimeAtStart = 0;

/** @param milliseconds how long the computer had been running when this page began */
export function setUptime(milliseconds: number): void {
  uptimeAtStart = milliseconds;
}

export const process = {
  hrtime: { bigint: (): bigint => BigInt(Math.round((uptimeAtStart + performance.now()) * NANOSECONDS)) },
  stderr: { write: (text: string): void => console.warn(text.trimEnd()) },
};
