/** Blank: takes the space that is left in a Row or Column. */
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import { component } from '../tree/component.ts';
import type { Length, ResourceColor } from '../types.ts';

export const Blank = component({
  name: 'Blank',
  options: () => ({}),
  create: (update, min?: Length) => {
    const css = cssLength(min);
    if (css !== undefined) update.style['flex-basis'] = css;
  },
  attributes: {
    color: (update, value: ResourceColor) => {
      update.style['background-color'] = cssColor(value) ?? '';
    },
  },
});
