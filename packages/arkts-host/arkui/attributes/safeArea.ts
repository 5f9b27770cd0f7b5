/**
 * `expandSafeArea` and `ignoreLayoutSafeArea`: a component that touches an edge of the safe area reaches beyond it. Windows
 * of this host keep their content inside of the safe area with paddings, which are CSS variables of the window.
 */
import { LayoutSafeAreaEdge, SafeAreaEdge } from '../enums/layout.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { Padding } from '../types.ts';
import { cssSides } from './length.ts';
import type { AttributeTable } from './table.ts';

interface Expansion {
  readonly edges: readonly SafeAreaEdge[];
  /** Whether the content stays inside of the safe area, and only the background goes beyond. */
  readonly keepsContent: boolean;
}

const expansions = new WeakMap<NodeUpdate, Expansion>();
const allEdges = [SafeAreaEdge.TOP, SafeAreaEdge.BOTTOM, SafeAreaEdge.START, SafeAreaEdge.END];

/** Only the top and the bottom have anything beyond: this host's windows have no bars at their sides. */
const sides: readonly (readonly [SafeAreaEdge, string, number])[] = [
  [SafeAreaEdge.TOP, 'top', 0],
  [SafeAreaEdge.BOTTOM, 'bottom', 2],
];

/** The four sides of a CSS shorthand as `cssSides` writes it: one length or four. */
function sideOf(shorthand: string | undefined, at: number): string {
  const parts = shorthand?.split(' ') ?? [];
  return parts[at] ?? parts[0] ?? '0px';
}

/** Adds what lies beyond the edges to the margins and paddings that the page wrote. */
export function settleSafeArea(update: NodeUpdate): void {
  const expansion = expansions.get(update);
  if (!expansion) return;
  const { style } = update;
  const reached: string[] = [];
  for (const [edge, name, at] of sides) {
    if (!expansion.edges.includes(edge)) continue;
    const beyond = `var(--ui-safe-${name})`;
    reached.push(beyond);
    // After the shorthands, which the page may have written before or after.
    const margin = sideOf(style.margin, at);
    const padding = sideOf(style.padding, at);
    style[`margin-${name}`] = `calc(${margin} - ${beyond})`;
    if (expansion.keepsContent) style[`padding-${name}`] = `calc(${padding} + ${beyond})`;
  }
  const { height } = style;
  if (height !== undefined && height !== 'auto' && reached.length > 0)
    style.height = `calc(${[height, ...reached].join(' + ')})`;
}

export const safeAreaAttributes: AttributeTable = {
  expandSafeArea: (update, _types?: number[], edges: SafeAreaEdge[] = allEdges) => {
    expansions.set(update as unknown as NodeUpdate, { edges, keepsContent: true });
  },
  ignoreLayoutSafeArea: (update, _types?: number[], edges: LayoutSafeAreaEdge[] = [LayoutSafeAreaEdge.ALL]) => {
    const isVertical = edges.some((edge) => edge === LayoutSafeAreaEdge.VERTICAL || edge === LayoutSafeAreaEdge.ALL);
    // Both enumerations number the single edges alike.
    const single = isVertical ? [SafeAreaEdge.TOP, SafeAreaEdge.BOTTOM] : (edges as number[]);
    expansions.set(update as unknown as NodeUpdate, { edges: single, keepsContent: false });
  },
  safeAreaPadding: (update, value: Padding) => {
    const css = cssSides(value);
    if (css !== undefined) update.style.padding = css;
  },
};
