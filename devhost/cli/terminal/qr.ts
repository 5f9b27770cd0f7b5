/** QR codes in a terminal. */
import { renderUnicodeCompact } from 'uqr';

/** The code as lines of half blocks, two of its dots in the height of one character. Dark on light in most terminals. */
export function drawQrCode(text: string): string {
  return renderUnicodeCompact(text, { border: 2 });
}
