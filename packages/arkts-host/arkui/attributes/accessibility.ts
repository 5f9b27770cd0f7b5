/** Accessibility attributes as ARIA. */
import { AccessibilityRoleType } from '../enums/interaction.ts';
import { resolveString } from '../resources/resolve.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { Resource, ResourceStr } from '../types.ts';
import { type AttributeTable, choose } from './table.ts';

const roles: Readonly<Record<number, string>> = {
  [AccessibilityRoleType.BUTTON]: 'button',
  [AccessibilityRoleType.CHECKBOX]: 'checkbox',
  [AccessibilityRoleType.DIALOG]: 'dialog',
  [AccessibilityRoleType.GRID]: 'grid',
  [AccessibilityRoleType.IMAGE]: 'img',
  [AccessibilityRoleType.LIST]: 'list',
  [AccessibilityRoleType.LIST_ITEM]: 'listitem',
  [AccessibilityRoleType.LOADING_PROGRESS]: 'progressbar',
  [AccessibilityRoleType.MENU]: 'menu',
  [AccessibilityRoleType.MENU_ITEM]: 'menuitem',
  [AccessibilityRoleType.NAVIGATION]: 'navigation',
  [AccessibilityRoleType.PROGRESS]: 'progressbar',
  [AccessibilityRoleType.RADIO]: 'radio',
  [AccessibilityRoleType.SLIDER]: 'slider',
  [AccessibilityRoleType.TABS]: 'tablist',
  [AccessibilityRoleType.TAB_CONTENT]: 'tabpanel',
  [AccessibilityRoleType.TEXT]: 'text',
  [AccessibilityRoleType.TEXT_INPUT]: 'textbox',
  [AccessibilityRoleType.TOGGLER]: 'switch',
};

/** A name needs a role: ARIA allows none on an element that is just a box. */
function nameIt(update: NodeUpdate, text: string): void {
  update.props['aria-label'] = text;
  const { name } = update.node.definition;
  if (name === 'Image' || name === 'SymbolGlyph' || name === 'QRCode' || name === 'Canvas') return;
  update.classes.push('ui-named');
}

export const accessibilityAttributes: AttributeTable = {
  accessibilityText: (update, value: ResourceStr) => nameIt(update, resolveString(value)),
  accessibilityDescription: (update, value: ResourceStr) => {
    update.props['aria-description'] = resolveString(value);
  },
  accessibilityLevel: (update, value: string) => {
    if (value === 'no' || value === 'no-hide-descendants') update.props['aria-hidden'] = 'true';
  },
  accessibilityGroup: (update, value: boolean | Resource) => {
    if (value) update.classes.push('ui-group');
  },
  accessibilityRole: (update, value: AccessibilityRoleType) => {
    update.props.role = choose(roles, value, 'accessibilityRole');
  },
  accessibilityChecked: (update, value: boolean | undefined) => {
    if (value === undefined) return;
    update.props['aria-checked'] = String(value);
    // To ARIA, a button that is on or off is a switch.
    if (update.node.definition.name === 'Button') update.props.role ??= 'switch';
  },
  accessibilitySelected: (update, value: boolean | undefined) => {
    if (value === undefined) return;
    // To ARIA, a button that stands for a choice is pressed, and an item of a list is the current one.
    const names: Readonly<Record<string, string>> = { Button: 'aria-pressed', ListItem: 'aria-current' };
    update.props[names[update.node.definition.name] ?? 'aria-selected'] = String(value);
  },
  accessibilityTextHint: (update, value: string) => {
    update.props['aria-roledescription'] = value;
  },
};

/** Components that are boxes to ARIA; all others have roles of their own. */
const boxes = new Set([
  'Column',
  'Row',
  'Flex',
  'Stack',
  'Common',
  'Grid',
  'GridItem',
  'GridRow',
  'GridCol',
  'Scroll',
  'Blank',
  'Swiper',
]);

/** Gives a named box the role that ARIA wants: of a group, or of a picture when it is empty. Buttons get theirs later. */
export function settleRole(update: NodeUpdate, hasChildren: boolean): void {
  if (!update.classes.includes('ui-named') && !update.classes.includes('ui-group')) return;
  if (update.props.role !== undefined || update.listeners.has('click')) return;
  const { name } = update.node.definition;
  if (boxes.has(name)) update.props.role = hasChildren ? 'group' : 'img';
  else if (name === 'Text' && update.classes.includes('ui-named')) update.props.role = 'img';
}
