/** The picture that the family sends: a lantern like a fox, at the river in the evening. Drawn, so that it is nobody's. */
import { writeFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';

const WIDTH = 960;
const HEIGHT = 720;
/** Places and sizes of the lanterns far away, in shares of the picture's width. */
const FAR: readonly (readonly [number, number, number])[] = [
  [0.08, 0.5, 0.016],
  [0.16, 0.46, 0.02],
  [0.25, 0.44, 0.015],
  [0.62, 0.43, 0.018],
  [0.71, 0.45, 0.022],
  [0.8, 0.47, 0.016],
  [0.9, 0.44, 0.02],
];

function lantern([x, y, size]: readonly [number, number, number]): string {
  const [cx, cy, radius] = [x * WIDTH, y * WIDTH, size * WIDTH];
  return `
    <circle cx="${cx}" cy="${cy}" r="${radius * 3.4}" fill="url(#glow)"/>
    <ellipse cx="${cx}" cy="${cy}" rx="${radius * 0.8}" ry="${radius}" fill="#ffb347"/>
    <ellipse cx="${cx}" cy="${cy}" rx="${radius * 0.36}" ry="${radius * 0.8}" fill="#ffe3a1"/>
    <ellipse cx="${cx}" cy="${HEIGHT * 1.14 - cy * 0.55}" rx="${radius * 0.5}" ry="${radius * 2.4}" fill="#ffb347" opacity=".35"/>`;
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
  <defs>
    <linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="#141b3d"/><stop offset=".55" stop-color="#4b3a6e"/><stop offset="1" stop-color="#e07a4b"/>
    </linearGradient>
    <linearGradient id="river" x2="0" y2="1"><stop offset="0" stop-color="#7a4a5e"/><stop offset="1" stop-color="#10152f"/></linearGradient>
    <radialGradient id="glow"><stop offset="0" stop-color="#ffcf7a" stop-opacity=".75"/><stop offset="1" stop-color="#ff9d3c" stop-opacity="0"/></radialGradient>
    <radialGradient id="fur" cy=".62"><stop offset="0" stop-color="#ffd27d"/><stop offset=".55" stop-color="#ff9138"/><stop offset="1" stop-color="#d9541e"/></radialGradient>
  </defs>
  <rect width="960" height="470" fill="url(#sky)"/>
  <path d="M776 76 A46 46 0 1 1 732 146 A40 40 0 0 0 776 76Z" fill="#ffeecb"/>
  <path d="M0 400 Q140 300 300 380 T600 350 T960 380 V480 H0Z" fill="#231f45"/>
  <path d="M0 430 Q200 380 420 425 T960 415 V480 H0Z" fill="#171735"/>
  <rect y="465" width="960" height="255" fill="url(#river)"/>
  <path d="M40 470 Q480 290 920 470 H880 Q480 330 80 470Z" fill="#0c0f26"/>
  <path d="M40 462 Q480 278 920 462" fill="none" stroke="#0c0f26" stroke-width="7"/>
  ${FAR.map(lantern).join('')}
  <circle cx="470" cy="470" r="300" fill="url(#glow)"/>
  <path d="M470 320 V-10" stroke="#2b1a12" stroke-width="9" stroke-linecap="round"/>
  <path d="M320 250 L350 390 L470 330Z M620 250 L590 390 L470 330Z" fill="#e2682a"/>
  <path d="M345 285 L362 365 L425 335Z M595 285 L578 365 L515 335Z" fill="#5a2413"/>
  <path d="M470 300 C360 300 300 400 330 480 C350 535 420 610 470 640 C520 610 590 535 610 480 C640 400 580 300 470 300Z" fill="url(#fur)"/>
  <path d="M332 470 C380 470 430 520 470 640 C420 610 345 540 332 470Z M608 470 C560 470 510 520 470 640 C520 610 595 540 608 470Z" fill="#fff3dc"/>
  <ellipse cx="410" cy="450" rx="17" ry="22" fill="#2a130b"/><ellipse cx="530" cy="450" rx="17" ry="22" fill="#2a130b"/>
  <circle cx="416" cy="442" r="6" fill="#fff"/><circle cx="536" cy="442" r="6" fill="#fff"/>
  <ellipse cx="470" cy="628" rx="22" ry="16" fill="#2a130b"/>
</svg>`;

/** @param file where the picture goes, as JPEG */
export async function drawLantern(context: BrowserContext, file: string): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await page.setContent(`<body style="margin:0">${drawing}</body>`);
  writeFileSync(file, await page.screenshot({ type: 'jpeg', quality: 88 }));
  await page.close();
}
