/** Symbols of the room's own buttons. */
const paths = {
  back: 'M15 5 8 12l7 7',
  home: 'M4 11.5 12 5l8 6.5M6.5 9.8V19h11V9.8',
  scan: 'M4 9V5h4M16 5h4v4M20 15v4h-4M8 19H4v-4M4 12h16',
  more: 'M5.5 12h1M11.5 12h1M17.5 12h1',
  up: 'm6 14 6-6 6 6',
  down: 'm6 10 6 6 6-6',
  left: 'm14 6-6 6 6 6',
  right: 'm10 6 6 6-6 6',
  menu: 'M5 8h14M5 12h14M5 16h14',
  add: 'M12 5v14M5 12h14',
  kill: 'M12 4v8M7.2 7a7 7 0 1 0 9.6 0',
  start: 'M8 5.5 18.5 12 8 18.5z',
  networkUp: 'M3.5 9.5a12.5 12.5 0 0 1 17 0M6.8 13a7.7 7.7 0 0 1 10.4 0M9.9 16.3a3.2 3.2 0 0 1 4.2 0M12 19.5h.01',
  networkCut:
    'M3.5 9.5a12.5 12.5 0 0 1 17 0M6.8 13a7.7 7.7 0 0 1 10.4 0M9.9 16.3a3.2 3.2 0 0 1 4.2 0M12 19.5h.01M4 4l16 16',
  networkSilent: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
} as const;

export type IconName = keyof typeof paths;

/** A symbol in the color of the text around it, silent for screen readers. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg.namespaceURI as 'http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
