/** Attributes of size and of the place among siblings. */
import { Direction, ItemAlign, Visibility } from '../enums/layout.ts';
import { resolveNumber } from '../resources/resolve.ts';
import type { NodeUpdate } from '../tree/node.ts';
import { isResource, type Length, type Padding, type Resource } from '../types.ts';
import { cssLength, cssSides } from './length.ts';
import { type AttributeTable, choose } from './table.ts';

interface ConstraintSizeOptions {
  minWidth?: Length;
  maxWidth?: Length;
  minHeight?: Length;
  maxHeight?: Length;
}

interface Position {
  x?: Length;
  y?: Length;
}

interface Edges {
  top?: Length;
  left?: Length;
  bottom?: Length;
  right?: Length;
}

const crossAlign: Readonly<Record<number, string>> = {
  [ItemAlign.Auto]: 'auto',
  [ItemAlign.Start]: 'flex-start',
  [ItemAlign.Center]: 'center',
  [ItemAlign.End]: 'flex-end',
  [ItemAlign.Baseline]: 'baseline',
  [ItemAlign.Stretch]: 'stretch',
};

function setLength(update: NodeUpdate, property: string, value: Length | undefined): void {
  const css = cssLength(value);
  if (css !== undefined) update.style[property] = css;
}

function setSize(update: NodeUpdate, property: 'width' | 'height', value: Length | undefined): void {
  setLength(update, property, value);
  // A size of one's own is kept even if the parent is smaller; only sizes that follow from the content are limited.
  if (update.style[property] !== undefined && update.style[property] !== 'auto')
    update.style[`max-${property}`] ??= 'none';
}

/** Where an element is put out of the flow; used by `position` of this file only. */
function isEdges(value: Position | Edges): value is Edges {
  return 'top' in value || 'left' in value || 'bottom' in value || 'right' in value;
}

export const sizeAttributes: AttributeTable = {
  width: (update, value: Length | undefined) => setSize(update, 'width', value),
  height: (update, value: Length | undefined) => setSize(update, 'height', value),
  size: (update, value: { width?: Length; height?: Length }) => {
    setSize(update, 'width', value.width);
    setSize(update, 'height', value.height);
  },
  constraintSize: (update, value: ConstraintSizeOptions) => {
    setLength(update, 'min-width', value.minWidth);
    setLength(update, 'max-width', value.maxWidth);
    setLength(update, 'min-height', value.minHeight);
    setLength(update, 'max-height', value.maxHeight);
  },
  padding: (update, value: Padding | Length) => {
    const css = cssSides(value);
    if (css !== undefined) update.style.padding = css;
  },
  margin: (update, value: Padding | Length) => {
    const css = cssSides(value);
    if (css !== undefined) update.style.margin = css;
  },
  layoutWeight: (update, value: number | string) => {
    const weight = Number(value);
    if (weight <= 0) return;
    update.style['flex-grow'] = String(weight);
    update.style['flex-shrink'] = '1';
    update.style['flex-basis'] = '0px';
    update.style['--ui-weighted'] = '1';
  },
  flexGrow: (update, value: number) => {
    update.style['flex-grow'] = String(value);
  },
  flexShrink: (update, value: number) => {
    update.style['flex-shrink'] = String(value);
  },
  flexBasis: (update, value: number | string) => setLength(update, 'flex-basis', value),
  alignSelf: (update, value: ItemAlign) => {
    update.style['align-self'] = choose(crossAlign, value, 'alignSelf');
  },
  aspectRatio: (update, value: number | Resource) => {
    update.style['aspect-ratio'] = String(isResource(value) ? resolveNumber(value) : value);
  },
  visibility: (update, value: Visibility) => {
    if (value === Visibility.Hidden) update.style.visibility = 'hidden';
    else if (value === Visibility.None) update.style.display = 'none';
  },
  zIndex: (update, value: number) => {
    update.style['z-index'] = String(value);
  },
  direction: (update, value: Direction) => {
    if (value !== Direction.Auto) update.props.dir = value === Direction.Rtl ? 'rtl' : 'ltr';
  },
  position: (update, value: Position | Edges) => {
    update.style.position = 'absolute';
    if (isEdges(value)) {
      for (const edge of ['top', 'left', 'bottom', 'right'] as const) setLength(update, edge, value[edge]);
      return;
    }
    setLength(update, 'left', value.x ?? 0);
    setLength(update, 'top', value.y ?? 0);
  },
  offset: (update, value: Position | Edges) => {
    if (isEdges(value)) {
      for (const edge of ['top', 'left', 'bottom', 'right'] as const) setLength(update, edge, value[edge]);
      return;
    }
    setLength(update, 'left', value.x);
    setLength(update, 'top', value.y);
  },
  markAnchor: (update, value: Position) => {
    update.transforms.unshift(
      `translate(calc(-1 * ${cssLength(value.x) ?? '0px'}), calc(-1 * ${cssLength(value.y) ?? '0px'}))`,
    );
  },
};

/**
 * A percentage is of what the parent leaves beside the node's own margin, so that `width('100%')` with a margin fits.
 * CSS counts the margin on top.
 */
export function settlePercentages(style: Record<string, string>): void {
  const sides = style.margin?.split(' ');
  if (!sides) return;
  const [top = '0px', right = top, bottom = top, left = right] = sides;
  const settle = (property: 'width' | 'height', before: string, after: string) => {
    const percent = /^(-?[\d.]+)%$/.exec(style[property] ?? '')?.[1];
    if (percent === undefined || (before === '0px' && after === '0px')) return;
    style[property] = `calc((100% - ${before} - ${after}) * ${Number(percent) / 100})`;
  };
  settle('width', left, right);
  settle('height', top, bottom);
}
