/** Attributes of the keyboard focus. */
import { FocusTarget } from '../focus/focusTarget.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { ColorObject, LengthObject } from '../types.ts';
import { cssColor } from './color.ts';
import { cssLength, vpOf } from './length.ts';
import type { AttributeTable } from './table.ts';

interface FocusBoxStyle {
  margin?: LengthObject;
  strokeColor?: ColorObject;
  strokeWidth?: LengthObject;
}

function target(update: NodeUpdate, change: Parameters<FocusTarget['set']>[0]): void {
  update.node.behaviours.use('focus', (node) => new FocusTarget(node), change);
}

export const focusAttributes: AttributeTable = {
  focusable: (update, value: boolean) => {
    update.isFocusable = value;
  },
  tabIndex: (update, value: number) => {
    update.props['data-tab-index'] = value;
    if (value >= 0) update.isFocusable ??= true;
  },
  defaultFocus: (update, value: boolean) => target(update, { isDefault: value }),
  groupDefaultFocus: (update, value: boolean) => {
    if (value) update.props['data-group-default'] = 'true';
  },
  focusOnTouch: (update, value: boolean) => {
    if (value) update.isFocusable ??= true;
    target(update, { onTouch: value });
  },
  focusScopeId: (update, id: string, isGroup = false) => {
    update.props['data-focus-scope'] = id;
    if (isGroup) update.props['data-focus-group'] = 'true';
  },
  focusBox: (update, value: FocusBoxStyle) => {
    const color = cssColor(value.strokeColor);
    if (color !== undefined) update.style['--ui-focus-color'] = color;
    const width = cssLength(value.strokeWidth);
    if (width !== undefined) update.style['--ui-focus-width'] = width;
    const margin = vpOf(value.margin);
    if (margin !== undefined) update.style['--ui-focus-margin'] = `${margin}px`;
  },
  nextFocus: (update, value: Readonly<Record<string, string>>) => {
    for (const [direction, id] of Object.entries(value)) update.props[`data-next-${direction}`] = id;
  },
  onFocus: (update, handler: () => void) => {
    update.on<FocusEvent>('focusin', (event) => {
      if (!isInside(update, event.relatedTarget)) handler();
    });
  },
  onBlur: (update, handler: () => void) => {
    update.on<FocusEvent>('focusout', (event) => {
      if (!isInside(update, event.relatedTarget)) handler();
    });
  },
};

/** Components whose focus is that of the field in them. */
const holders = new Set(['TextInput', 'TextArea', 'Search', 'Slider']);

/** Makes the element take the focus, or keeps it from it. */
export function settleFocus(update: NodeUpdate): void {
  const { isFocusable } = update;
  const { definition } = update.node;
  if (holders.has(definition.name)) return;
  if (isFocusable === false) {
    update.props['data-focusable'] = 'false';
    if (definition.isFocusable) update.props.tabindex = -1;
  } else if (isFocusable && !definition.isFocusable && update.isEnabled) {
    update.props.tabindex = 0;
  }
}

/** A container has the focus while anything in it has. */
function isInside(update: NodeUpdate, other: unknown): boolean {
  return other instanceof Node && (update.node.element?.contains(other) ?? false);
}
