/**
 * PasteButton: a button of the system. A person who clicks it lets the application read the clipboard for a moment,
 * without a permission. What reading gives is the pasteboard kit's matter; a browser may ask the person, too.
 */
import { h, type VNode } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { clickEventOf } from '../attributes/events.ts';
import { cssLength } from '../attributes/length.ts';
import { choose } from '../attributes/table.ts';
import { ButtonType } from '../enums/input.ts';
import {
  PasteButtonOnClickResult,
  PasteDescription,
  PasteIconStyle,
  SecurityComponentLayoutDirection,
} from '../enums/interaction.ts';
import { grantPaste } from '../input/pasteGrant.ts';
import { resourceConfig } from '../resources/config.ts';
import { fontAttributes } from '../text/font.ts';
import { component } from '../tree/component.ts';
import type { ClickEvent, Length, ResourceColor } from '../types.ts';

type PasteHandler = (event: ClickEvent, result: PasteButtonOnClickResult) => void;

const options = () => ({
  hasIcon: true,
  hasText: true,
  type: ButtonType.Capsule as ButtonType,
  iconSize: '16px',
  iconColor: 'currentColor',
  space: '4px',
  isColumn: false,
});

const icon = (size: string, color: string): VNode =>
  h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true', style: { width: size, height: size, color } }, [
    h('path', {
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
      d: 'M9 4H6.5A1.5 1.5 0 0 0 5 5.500v14A1.500 1.500 0 0 0 6.500 21h11a1.500 1.500 0 0 0 1.500-1.500v-14A1.500 1.500 0 0 0 17.500 4H15M9 3h6v3H9zM8.500 11h7M8.500 15h5',
    }),
  ]);

/** The button's own words, in the window's language: applications cannot change them. */
function words(): string {
  return resourceConfig().locale.startsWith('zh') ? '粘贴' : 'Paste';
}

export const PasteButton = component({
  name: 'PasteButton',
  isFocusable: true,
  options,
  create: (update, given?: { icon?: PasteIconStyle; text?: PasteDescription; buttonType?: ButtonType }) => {
    // Without any settings it has everything; with some, what they name.
    if (!given) return;
    update.options.hasIcon = given.icon === PasteIconStyle.LINES;
    update.options.hasText = given.text === PasteDescription.PASTE;
    update.options.type = given.buttonType ?? ButtonType.Capsule;
  },
  attributes: {
    ...fontAttributes,
    iconSize: (update, value: Length) => {
      update.options.iconSize = cssLength(value) ?? '16px';
    },
    iconColor: (update, value: ResourceColor) => {
      update.options.iconColor = cssColor(value) ?? 'currentColor';
    },
    textIconSpace: (update, value: Length) => {
      update.options.space = cssLength(value) ?? '4px';
    },
    layoutDirection: (update, value: SecurityComponentLayoutDirection) => {
      update.options.isColumn = value === SecurityComponentLayoutDirection.VERTICAL;
    },
    onClick: (update, handler: PasteHandler) => {
      update.on<MouseEvent>('click', (event) => {
        const { element } = update.node;
        if (!element || !update.isEnabled) return;
        event.stopPropagation();
        grantPaste();
        handler(clickEventOf(element, event), PasteButtonOnClickResult.SUCCESS);
      });
    },
  },
  render: (node, update) => {
    const { hasIcon, hasText, type, iconSize, iconColor, space, isColumn } = update.options;
    const { style } = update;
    const radii: Readonly<Record<number, string>> = {
      [ButtonType.Capsule]: '9999px',
      [ButtonType.Circle]: '50%',
      [ButtonType.Normal]: '0px',
      [ButtonType.ROUNDED_RECTANGLE]: '20px',
    };
    style['border-radius'] ??= choose(radii, type, 'ButtonType');
    style['flex-direction'] = isColumn ? 'column' : 'row';
    style.gap = space;
    if (!hasText) update.props['aria-label'] ??= words();
    return h('button', { type: 'button', disabled: update.isEnabled ? undefined : true, ...node.props() }, [
      hasIcon ? icon(iconSize, iconColor) : undefined,
      hasText ? h('span', { class: 'ui-Button-label' }, words()) : undefined,
    ]);
  },
});
