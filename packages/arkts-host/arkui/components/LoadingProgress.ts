/** LoadingProgress: something is under way. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { resourceConfig } from '../resources/config.ts';
import { component } from '../tree/component.ts';
import type { ResourceColor } from '../types.ts';

export const LoadingProgress = component({
  name: 'LoadingProgress',
  options: () => ({}),
  attributes: {
    color: (update, value: ResourceColor) => {
      update.style.color = cssColor(value) ?? '';
    },
    enableLoading: (update, value: boolean) => {
      if (!value) update.classes.push('ui-still');
    },
  },
  render: (node) => {
    const label = resourceConfig().locale.startsWith('zh') ? '正在加载' : 'Loading';
    return h('div', { role: 'progressbar', 'aria-label': label, ...node.props() }, [
      h('svg', { viewBox: '0 0 48 48', fill: 'none', 'aria-hidden': 'true' }, [
        h('circle', { cx: 24, cy: 24, r: 16, stroke: 'currentColor', 'stroke-opacity': 0.25, 'stroke-width': 4 }),
        h('path', {
          d: 'M24 8a16 16 0 0 1 16 16',
          stroke: 'currentColor',
          'stroke-width': 4,
          'stroke-linecap': 'round',
        }),
      ]),
    ]);
  },
});
