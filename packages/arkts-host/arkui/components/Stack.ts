/** Stack: children over one another, the last on top, centred unless told otherwise. */
import { cssAlignment } from '../attributes/alignment.ts';
import type { Alignment } from '../enums/layout.ts';
import { component } from '../tree/component.ts';
import type { NodeUpdate } from '../tree/node.ts';

/** `align` of components that lay their children in a grid of one cell. */
export function alignCell(update: NodeUpdate, value: Alignment): void {
  const { vertical, horizontal } = cssAlignment(value);
  update.style['align-items'] = vertical;
  update.style['justify-items'] = horizontal;
}

export const Stack = component({
  name: 'Stack',
  options: () => ({}),
  create: (update, options?: { alignContent?: Alignment }) => {
    if (options?.alignContent !== undefined) alignCell(update, options.alignContent);
  },
  attributes: {
    alignContent: (update, value: Alignment) => alignCell(update, value),
    align: (update, value: Alignment) => alignCell(update, value),
  },
});
