/** Attributes that open something over the page: menus, popups, sheets; and what is drawn over or under a component. */
import type { Alignment, ResponseType } from '../enums/layout.ts';
import { MenuBehaviour, type MenuElement, type MenuOptions, type PopupOptions, shown } from '../overlay/menu.ts';
import { SheetBehaviour, type SheetOptions, sheetValue } from '../overlay/sheet.ts';
import { resolveString } from '../resources/resolve.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { CustomBuilder, TwoWay } from '../types.ts';
import { cssAlignment } from './alignment.ts';
import type { AttributeTable } from './table.ts';

type Shown = boolean | TwoWay<boolean>;

function isShown(value: unknown): value is Shown {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && 'isTwoWay' in value);
}

function menu(
  update: NodeUpdate,
  key: string,
  show: Shown | undefined,
  content: CustomBuilder | readonly MenuElement[] | undefined,
  response: ResponseType | 'click' | undefined,
  options: { menu?: MenuOptions | undefined; popup?: PopupOptions | undefined },
): void {
  update.node.behaviours.use(key, (node) => new MenuBehaviour(node), {
    kind: key === 'popup' ? ('popup' as const) : ('menu' as const),
    ...(show === undefined ? { isShown: undefined, binding: undefined } : shown(show)),
    content,
    response,
    menu: options.menu ?? {},
    popup: options.popup ?? {},
    place: update.place,
  });
}

export const overlayAttributes: AttributeTable = {
  bindMenu: (
    update,
    first: Shown | CustomBuilder | MenuElement[],
    second?: CustomBuilder | MenuElement[] | MenuOptions,
    third?: MenuOptions,
  ) => {
    if (isShown(first))
      menu(update, 'menu', first, second as CustomBuilder | MenuElement[], undefined, { menu: third });
    else menu(update, 'menu', undefined, first, 'click', { menu: second as MenuOptions | undefined });
    if (!isShown(first)) update.isFocusable ??= true;
  },
  bindContextMenu: (
    update,
    first: Shown | CustomBuilder,
    second: CustomBuilder | ResponseType,
    options?: MenuOptions,
  ) => {
    if (isShown(first)) menu(update, 'contextMenu', first, second as CustomBuilder, undefined, { menu: options });
    else menu(update, 'contextMenu', undefined, first, second as ResponseType, { menu: options });
  },
  bindPopup: (update, show: Shown, options: PopupOptions) => {
    menu(update, 'popup', show, options.builder, undefined, { popup: options });
  },
  bindSheet: (update, show: Shown, builder: CustomBuilder, options: SheetOptions = {}) => {
    const value = sheetValue('sheet', show, builder, options, update.place);
    update.node.behaviours.use('sheet', (node) => new SheetBehaviour(node), value);
  },
  bindContentCover: (update, show: Shown, builder: CustomBuilder, options: SheetOptions | number = {}) => {
    const setting = typeof options === 'number' ? { modalTransition: options } : options;
    const value = sheetValue('cover', show, builder, setting, update.place);
    update.node.behaviours.use('cover', (node) => new SheetBehaviour(node), value);
  },
  overlay: (
    update,
    value: string | CustomBuilder,
    options: { align?: Alignment; offset?: { x?: number; y?: number } } = {},
  ) => {
    if (typeof value !== 'string') update.unknown('overlay with a builder');
    if (options.offset) update.unknown('An offset of overlay');
    const { vertical, horizontal } = cssAlignment(options.align ?? 0);
    update.props['data-overlay'] = resolveString(value as string);
    update.classes.push('ui-overlaid');
    update.style['--ui-overlay'] = `${vertical} ${horizontal}`;
  },
};
