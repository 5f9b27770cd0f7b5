/** Symbols of the room's own buttons. */
const paths = {
  back: 'M15 5 8 12l7 7',
  home: 'M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12z',
  scan: 'M4 9V5h4M16 5h4v4M20 15v4h-4M8 19H4v-4M4 12h16',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  up: 'm6 14 6-6 6 6',
  down: 'm6 10 6 6 6-6',
  left: 'm14 6-6 6 6 6',
  right: 'm10 6 6 6-6 6',
  menu: 'M5 8h14M5 12h14M5 16h14',
  add: 'M12 5v14M5 12h14',
} as const;

export type IconName = keyof typeof paths;

/** A symbol in the colour of the text around it, silent for screen readers. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg.namespaceURI as 'http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
