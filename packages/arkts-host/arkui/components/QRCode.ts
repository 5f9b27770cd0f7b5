/** QRCode: a text as a QR code. */
import encodeQR from 'qr';
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { resolveNumber, resolveString } from '../resources/resolve.ts';
import { component } from '../tree/component.ts';
import { isResource, type Resource, type ResourceColor, type ResourceStr } from '../types.ts';

const options = () => ({ value: '', color: '#000', background: '#fff', opacity: 1 });

/** The library draws no code without a border; ArkUI's has none. */
const LIBRARY_BORDER = 1;

/** The dark modules as one path, a unit each. */
function pathOf(text: string): { path: string; size: number } {
  const framed = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: LIBRARY_BORDER });
  const size = framed.length - 2 * LIBRARY_BORDER;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (framed[row + LIBRARY_BORDER]?.[column + LIBRARY_BORDER]) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { path, size };
}

interface Memory {
  text: string;
  drawing: { path: string; size: number };
}

export const QRCode = component({
  name: 'QRCode',
  options,
  create: (update, value: ResourceStr) => {
    update.options.value = resolveString(value);
  },
  attributes: {
    color: (update, value: ResourceColor) => {
      update.options.color = cssColor(value) ?? '#000';
    },
    backgroundColor: (update, value: ResourceColor) => {
      update.options.background = cssColor(value) ?? '#fff';
    },
    contentOpacity: (update, value: number | Resource) => {
      update.options.opacity = isResource(value) ? resolveNumber(value) : value;
    },
  },
  render: (node, update) => {
    const { value, color, background, opacity } = update.options;
    let memory = node.memory as Memory | undefined;
    if (memory?.text !== value) {
      memory = { text: value, drawing: pathOf(value) };
      node.memory = memory;
    }
    const { path, size } = memory.drawing;
    update.style['background-color'] ??= background;
    const label = update.props['aria-label'] ?? 'QR code';
    return h('div', { role: 'img', 'aria-label': label, ...node.props() }, [
      h('svg', { viewBox: `0 0 ${size} ${size}`, 'shape-rendering': 'crispEdges', 'aria-hidden': 'true' }, [
        h('path', { d: path, style: { fill: color, opacity } }),
      ]),
    ]);
  },
});
