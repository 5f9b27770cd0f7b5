/** QR codes in a terminal. */
import { renderUnicodeCompact } from 'uqr';

const LIGHT_ON_DARK = '\u001b[97;40m';
const RESET = '\u001b[0m';

/**
 * The code as lines of half blocks, two of its dots in the height of one character. The blocks are its light part.
 *
 * @param colors whether the output understands colours; then the code is right on any background
 */
export function drawQrCode(text: string, colors: boolean): string {
  const lines = renderUnicodeCompact(text, { border: 2 }).split('\n');
  return lines.map((line) => (colors ? `${LIGHT_ON_DARK}${line}${RESET}` : line)).join('\n');
}
