/** QR codes in a terminal. */
import encodeQR from 'qr';

const LIGHT_ON_DARK = '\u001b[97;40m';
const RESET = '\u001b[0m';

/**
 * The code as lines of half blocks, two of its dots in the height of one character. The blocks are its light part.
 *
 * @param colors whether the output understands colors; then the code is right on any background
 */
export function drawQrCode(text: string, colors: boolean): string {
  const lines = encodeQR(text, 'ascii', { border: 2 }).trimEnd().split('\n');
  return lines.map((line) => (colors ? `${LIGHT_ON_DARK}${line}${RESET}` : line)).join('\n');
}
