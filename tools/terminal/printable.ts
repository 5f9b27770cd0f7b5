/** Characters that steer a terminal, or turn the direction in which it writes. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** Begins every line of an entry but its first. */
const CONTINUATION = '\n    ┆ ';

/**
 * One entry of a program's output, as it may go to a terminal. Names and texts come from others: what would steer the
 * terminal is shown as `�`, and a line break in them begins no line that could pass for one of the program's own.
 */
export function printable(entry: string): string {
  const lines = entry.split(LINE_BREAK).map((line) => line.replace(STEERING, '\ufffd'));
  return lines.join(CONTINUATION);
}
