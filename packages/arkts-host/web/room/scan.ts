/** A phone's system camera, pointed at the smart screen: reads the QR code that is to be seen there. */
import decodeQR from 'qr/decode.js';

/** Pixels of one module of the code in the picture of it, and modules around it. */
const MODULE_PIXELS = 8;
const QUIET_MODULES = 4;

/** @param screen the smart screen's document; @returns the code's text, or undefined when no code is to be seen */
export async function scanScreen(screen: Document): Promise<string | undefined> {
  const codes = [...screen.querySelectorAll<SVGSVGElement>('.ui-QRCode svg')]
    .map((code) => ({ code, width: code.getBoundingClientRect().width }))
    .filter(({ width }) => width > 0)
    .sort((one, other) => other.width - one.width);
  const [largest] = codes;
  return largest === undefined ? undefined : read(largest.code);
}

async function read(code: SVGSVGElement): Promise<string | undefined> {
  const side = code.viewBox.baseVal.width * MODULE_PIXELS;
  const quiet = QUIET_MODULES * MODULE_PIXELS;
  const canvas = document.createElement('canvas');
  canvas.width = side + 2 * quiet;
  canvas.height = canvas.width;
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  pen.fillStyle = getComputedStyle(code.parentElement ?? code).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const picture = new Image(side, side);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(code, side))}`;
  await picture.decode();
  pen.drawImage(picture, quiet, quiet, side, side);
  try {
    return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return undefined; // Not a code that could be read, as when something covers it.
  }
}

/** The drawing as a picture of its own. */
function textOf(code: SVGSVGElement, side: number): string {
  const copy = code.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(side));
  copy.setAttribute('height', String(side));
  return new XMLSerializer().serializeToString(copy);
}
