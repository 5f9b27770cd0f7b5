/** SymbolGlyph: a system symbol, drawn in one color. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import { SymbolRenderingStrategy } from '../enums/text.ts';
import { cssWeight } from '../text/font.ts';
import { component } from '../tree/component.ts';
import type { Length, Resource, ResourceColor } from '../types.ts';
import { symbolParts } from './symbols.ts';

const options = () => ({ name: '', stroke: 1.8 });

export const SymbolGlyph = component({
  name: 'SymbolGlyph',
  options,
  create: (update, value: Resource) => {
    const name = String(value?.params?.[0] ?? '').replace(/^sys\.symbol\./, '');
    if (!symbolParts(name)) update.unknown(`The symbol ${name}`);
    update.options.name = name;
  },
  attributes: {
    fontSize: (update, value: Length) => {
      update.style['font-size'] = cssLength(value, 'fp') ?? '16px';
    },
    fontColor: (update, value: ResourceColor[]) => {
      const css = cssColor(value[0]);
      if (css !== undefined) update.style.color = css;
    },
    fontWeight: (update, value: number | string) => {
      update.options.stroke = 0.8 + Number(cssWeight(value)) / 400;
    },
    renderingStrategy: (update, value: SymbolRenderingStrategy) => {
      // Drawings here have one layer, so the strategies look alike; that more colors are given is still seen.
      if (SymbolRenderingStrategy[value] === undefined) update.unknown(`SymbolRenderingStrategy ${value}`);
    },
  },
  render: (node, update) => {
    const { name, stroke } = update.options;
    const { fill = '', stroke: lines = '', cut = '' } = symbolParts(name) ?? {};
    const label = update.props['aria-label'];
    const aria = label === undefined ? { 'aria-hidden': 'true' } : { role: 'img' };
    const line = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;
    return h('div', { ...aria, ...node.props() }, [
      h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, [
        fill === '' ? undefined : h('path', { d: fill, fill: 'currentColor' }),
        lines === '' ? undefined : h('path', { d: lines, ...line, stroke: 'currentColor', 'stroke-width': stroke }),
        // Lines on a filled symbol are the ground showing through.
        cut === '' ? undefined : h('path', { d: cut, ...line, stroke: 'var(--ui-card)', 'stroke-width': stroke }),
      ]),
    ]);
  },
});
