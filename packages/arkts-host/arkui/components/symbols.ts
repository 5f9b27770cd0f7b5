/**
 * Drawings for the system symbols that pages use: our own, in the manner of the platform's, on a field of 24 x 24. A
 * name that is not here is an error. Strokes are outlines of 1.8; a drawing that begins with `*` is filled.
 */

const circle = 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';
const bell = 'M6 16.5v-6a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4';
const person = 'M16 7.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4.5 20.5c.6-4 3.6-6.5 7.5-6.500s6.9 2.5 7.5 6.500z';
const message = 'M4 5.500h16v11.500H11l-4.5 3.500V17H4z';
const paperplane = 'M3.5 11.500L20.5 4l-5.5 16.5-3.5-7zM11.5 13.500L20.5 4';
const heart = 'M12 20C5 15 3.5 11.5 3.5 9A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2c0 2.5-1.5 6-8.5 11z';
const star = 'M12 3.500l2.6 5.6 6 .7-4.5 4.1 1.2 6-5.3-3-5.3 3 1.2-6L3.4 9.800l6-.7z';
const house = 'M4 10.500L12 4l8 6.500V20h-5v-5.500H9V20H4z';
const lock = 'M5.5 10.500h13V20h-13zM8.5 10.500V7.500a3.5 3.5 0 0 1 7 0v3';
const wifi = 'M2.5 9.500a14 14 0 0 1 19 0M5.7 13a9.2 9.2 0 0 1 12.6 0M8.9 16.500a4.6 4.6 0 0 1 6.2 0M12 20h.01';
const eye = 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z';
const picture = 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M16 9h.01';
const slash = 'M4 3.500l16 17';

export const symbols: Readonly<Record<string, string>> = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  xmark: 'M6 6l12 12M18 6L6 18',
  checkmark: 'M5 12.500l4.5 4.500L19 7.5',
  plus_circle: `${circle}M12 8v8M8 12h8`,
  minus_circle: `${circle}M8 12h8`,
  xmark_circle: `${circle}M9 9l6 6M15 9l-6 6`,
  checkmark_circle: `${circle}M8 12.500l3 3 5-6`,
  info_circle: `${circle}M12 11v5M12 8h.01`,
  questionmark_circle: `${circle}M9.5 9.500a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .8-1 1.700M12 16.500h.01`,
  exclamationmark_circle: `${circle}M12 7.500v5.500M12 16h.01`,
  exclamationmark_triangle: 'M12 4l9 16H3zM12 10v4.500M12 17h.01',
  plus_circle_fill: `*${circle}|M12 8v8M8 12h8`,
  xmark_circle_fill: `*${circle}|M9 9l6 6M15 9l-6 6`,
  checkmark_circle_fill: `*${circle}|M8 12.500l3 3 5-6`,
  exclamationmark_circle_fill: `*${circle}|M12 7.500v5.500M12 16h.01`,
  chevron_left: 'M15 5l-7 7 7 7',
  chevron_right: 'M9 5l7 7-7 7',
  chevron_up: 'M5 15l7-7 7 7',
  chevron_down: 'M5 9l7 7 7-7',
  arrow_left: 'M20 12H4M11 5l-7 7 7 7',
  arrow_right: 'M4 12h16M13 5l7 7-7 7',
  arrow_up: 'M12 20V4M5 11l7-7 7 7',
  arrow_down: 'M12 4v16M5 13l7 7 7-7',
  arrow_clockwise: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.300L20 9.500M20 4.500v5h-5',
  arrow_counterclockwise: 'M4.5 12a7.5 7.5 0 1 0 2.2-5.300L4 9.500M4 4.500v5h5',
  arrowshape_turn_up_left: 'M10 5L3.5 11 10 17v-3.500c5 0 8 1.5 10.5 5.500C20 12 16 8.5 10 8.500z',
  arrow_up_circle_fill: `*${circle}|M12 16.500v-9M8.5 11L12 7.500l3.5 3.5`,
  arrow_down_circle: `${circle}M12 7.500v9M8.5 13l3.5 3.5 3.5-3.5`,
  magnifyingglass: 'M17 10.500a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM15.3 15.300L20.5 20.5',
  gearshape:
    'M12 2.800l1.6 2.7 3.1-.5.5 3.1 2.9 1.400L18.7 12l1.4 2.5-2.9 1.4-.5 3.1-3.1-.5L12 21.200l-1.6-2.7-3.1.5-.5-3.1-2.9-1.400L5.3 12 3.9 9.500l2.9-1.4.5-3.1 3.1.5zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  ellipsis: 'M5 12h.01M12 12h.01M19 12h.01',
  ellipsis_circle: `${circle}M8 12h.01M12 12h.01M16 12h.01`,
  message,
  message_fill: `*${message}`,
  person,
  person_fill: `*${person}`,
  person_2:
    'M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM2.5 20c.5-3.7 3-6 6.5-6s6 2.3 6.5 6zM15 4.800a3.5 3.5 0 0 1 0 6.400M17.5 14.500c2.2.7 3.6 2.7 4 5.5',
  person_2_fill:
    '*M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM2.5 20c.5-3.7 3-6 6.5-6s6 2.3 6.5 6zM15.5 11.500a3.5 3.5 0 0 0 0-7c1.5 1.8 1.5 5.2 0 7zM17 20h4.500c-.4-3-2-5-4.3-5.7.5 1.7.3 3.7-.2 5.700z',
  person_crop_circle: `${circle}M15 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM6.5 18.500c1-2.5 3-4 5.5-4s4.5 1.5 5.5 4`,
  person_badge_plus:
    'M13.5 7.500a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM2.5 20.500c.5-4 3.2-6.5 7-6.5 1.3 0 2.5.3 3.5.8M17.5 14v7M14 17.500h7',
  paperplane,
  paperplane_fill: `*M3.5 11.500L20.5 4l-5.5 16.5-3.5-7z`,
  heart,
  heart_fill: `*${heart}`,
  star,
  star_fill: `*${star}`,
  house,
  house_fill: `*${house}`,
  bell,
  bell_fill: `*${bell}`,
  bell_slash: `${bell}${slash}`,
  lock,
  lock_fill: `*${lock}`,
  lock_open: 'M5.5 10.500h13V20h-13zM8.5 10.500V7.500a3.5 3.5 0 0 1 6.8-1.2',
  key: 'M13 9.500a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM11.7 12.700L20 21M17 18l2-2',
  eye,
  eye_slash: `${eye}${slash}`,
  wifi,
  wifi_slash: `${wifi}${slash}`,
  trash: 'M4.5 6.500h15M9.5 6.500v-2.500h5v2.500M6.5 6.500L7.5 20h9l1-13.500M10 10.500v5.500M14 10.500v5.5',
  pencil_line: 'M4.5 19.500l1-4L16 5l3 3L8.5 18.500zM12 20.500h8',
  square_and_pencil: 'M20 12.500V20H4V4h7.500M9.5 14.500l.7-3L18 3.800l2.2 2.2-7.7 7.800z',
  doc_on_doc: 'M8.5 8.500h11V20h-11zM15.5 8.500V4h-11v11.500h4',
  doc_plaintext: 'M6 3.500h8.500L18.5 8v12.500H6zM9 10h6M9 13.500h6M9 17h4',
  link: 'M10 14a4 4 0 0 0 5.7.3l3-3a4 4 0 0 0-5.7-5.700l-1.3 1.300M14 10a4 4 0 0 0-5.7-.3l-3 3A4 4 0 0 0 11 18.400l1.3-1.3',
  paperclip:
    'M19 11l-7.5 7.500a4.5 4.5 0 0 1-6.4-6.400L13 4.300a3 3 0 0 1 4.2 4.200l-7.7 7.800a1.5 1.5 0 0 1-2.1-2.100L14 7.5',
  picture,
  picture_fill: `*${picture}`,
  camera: 'M4 7.500h3.500L9 5h6l1.5 2.500H20V19H4zM15.5 13a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z',
  face_smiling: `${circle}M8.5 14.500c1.8 2.3 5.2 2.3 7 0M9 9.500h.01M15 9.500h.01`,
  mic: 'M9 5.500a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0zM5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3',
  clock: `${circle}M12 7v5l3.5 2.5`,
  sun_max:
    'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4',
  moon: 'M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z',
  flame: 'M12 3c1 4 5.5 6 5.5 11a5.5 5.5 0 0 1-11 0c0-3 2-4 3-7 1 2 2 2 2.5-4z',
  globe: `${circle}M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18`,
  qrcode: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18.5 14H20v2M14 18.500V20h2M18.5 18.500H20V20h-1.500z',
  line_viewfinder: 'M4 8.500V4h4.500M15.5 4H20v4.500M20 15.500V20h-4.500M8.5 20H4v-4.500M4 12h16',
  grid: 'M4 4h6.500v6.500H4zM13.5 4H20v6.500h-6.500zM4 13.500h6.500V20H4zM13.5 13.500H20V20h-6.500z',
  list_bullet: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  text_bubble: `${message}M8 9.500h8M8 13h5`,
  hand_thumbsup: 'M8 11l3.5-7c1.7 0 2.5 1.2 2.2 3L13.3 9.500H19l-1.5 9.500H8zM8 11H4v8h4z',
  speaker_wave_2: 'M4 9.500h3.500L12 5.500v13l-4.5-4H4zM15 9a4 4 0 0 1 0 6M17.5 6.500a7.5 7.5 0 0 1 0 11',
  speaker_slash: 'M4 9.500h3.500L12 5.500v13l-4.5-4H4zM15.5 9.500l5 5M20.5 9.500l-5 5',
  crown: 'M4 18.500L3 7.500l5 4 4-6.5 4 6.5 5-4-1 11z',
  share: 'M12 15V3.500M8 7.500L12 3.500l4 4M6 11.500H4.500V20.500h15v-9H18',
  display: 'M3.5 5h17v11.500h-17zM9 20h6M12 16.500V20',
  power: 'M12 3.500v8M7 6.500a7.5 7.5 0 1 0 10 0',
};

/** A symbol's drawing: parts to be filled, parts to be stroked; or undefined when this host has none. */
export function symbolParts(name: string): { fill: string; stroke: string; cut: string } | undefined {
  const drawing = symbols[name];
  if (drawing === undefined) return undefined;
  if (!drawing.startsWith('*')) return { fill: '', stroke: drawing, cut: '' };
  const [fill = '', cut = ''] = drawing.slice(1).split('|');
  return { fill, stroke: '', cut };
}
