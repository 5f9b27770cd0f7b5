/**
 * `expandSafeArea`: a component that touches an edge of the safe area draws its background beyond it. Windows of this
 * host keep their content inside of the safe area with paddings, which are CSS variables of the window.
 */
import { SafeAreaEdge } from '../enums/layout.ts';
import type { Padding } from '../types.ts';
import { cssSides } from './length.ts';
import type { AttributeTable } from './table.ts';

export const safeAreaAttributes: AttributeTable = {
  expandSafeArea: (update, _types?: number[], edges?: SafeAreaEdge[]) => {
    const all = [SafeAreaEdge.TOP, SafeAreaEdge.BOTTOM, SafeAreaEdge.START, SafeAreaEdge.END];
    for (const edge of edges ?? all) {
      if (edge === SafeAreaEdge.TOP) update.classes.push('ui-expand-top');
      if (edge === SafeAreaEdge.BOTTOM) update.classes.push('ui-expand-bottom');
    }
  },
  safeAreaPadding: (update, value: Padding) => {
    const css = cssSides(value);
    if (css !== undefined) update.style.padding = css;
  },
};
