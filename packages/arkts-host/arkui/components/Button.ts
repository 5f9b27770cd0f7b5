/** Button: with a label, or with one component in it. */
import { h } from 'vue';
import { cssRadius } from '../attributes/border.ts';
import { choose } from '../attributes/table.ts';
import { ButtonRole, ButtonStyleMode, ButtonType, ControlSize } from '../enums/input.ts';
import { resolveString } from '../resources/resolve.ts';
import { type Font, fontAttributes, setFont } from '../text/font.ts';
import { component } from '../tree/component.ts';
import type { NodeUpdate } from '../tree/node.ts';
import { isResource, type Length, type ResourceStr } from '../types.ts';

interface ButtonOptions {
  type?: ButtonType;
  stateEffect?: boolean;
  buttonStyle?: ButtonStyleMode;
  controlSize?: ControlSize;
  role?: ButtonRole;
}

const options = () => ({
  label: '',
  type: undefined as ButtonType | undefined,
  hasEffect: true,
  mode: ButtonStyleMode.EMPHASIZED as ButtonStyleMode,
  size: ControlSize.NORMAL as ControlSize,
  role: ButtonRole.NORMAL as ButtonRole,
});

type Options = ReturnType<typeof options>;

function apply(update: NodeUpdate<Options>, given: ButtonOptions): void {
  const { options } = update;
  if (given.type !== undefined) options.type = given.type;
  if (given.stateEffect !== undefined) options.hasEffect = given.stateEffect;
  if (given.buttonStyle !== undefined) options.mode = given.buttonStyle;
  if (given.controlSize !== undefined) options.size = given.controlSize;
  if (given.role !== undefined) options.role = given.role;
}

/** Looks by mode and role: background, text. */
function colors({ mode, role }: Options): readonly [string, string] {
  const isError = role === ButtonRole.ERROR;
  const accent = isError ? '#e84026' : 'var(--ui-brand)';
  if (mode === ButtonStyleMode.EMPHASIZED) return [accent, '#fff'];
  return [mode === ButtonStyleMode.NORMAL ? 'var(--ui-fill)' : 'transparent', accent];
}

export const Button = component({
  name: 'Button',
  isFocusable: true,
  options,
  create: (update, first?: ResourceStr | ButtonOptions, second?: ButtonOptions) => {
    if (typeof first === 'string' || isResource(first)) update.options.label = resolveString(first);
    else if (first) apply(update, first);
    if (second) apply(update, second);
  },
  attributes: {
    ...fontAttributes,
    type: (update, value: ButtonType) => apply(update, { type: value }),
    stateEffect: (update, value: boolean) => apply(update, { stateEffect: value }),
    buttonStyle: (update, value: ButtonStyleMode) => apply(update, { buttonStyle: value }),
    controlSize: (update, value: ControlSize) => apply(update, { controlSize: value }),
    role: (update, value: ButtonRole) => apply(update, { role: value }),
    labelStyle: (update, value: { font?: Font; maxLines?: number; overflow?: number }) => {
      if (value.font) setFont(update, value.font);
      if (value.maxLines !== undefined && value.maxLines !== 1) update.unknown('labelStyle with more than one line');
    },
  },
  render: (node, update, children) => {
    const { label, type, hasEffect, size } = update.options;
    const { style } = update;
    const [background, color] = colors(update.options);
    style['background-color'] ??= background;
    style.color ??= color;
    const nodes = children();
    if (nodes.length > 0) update.classes.push('ui-has-child');
    if (hasEffect) update.classes.push('ui-press');
    if (size === ControlSize.SMALL) {
      style.height ??= '28px';
      style['font-size'] ??= '12px';
      if (nodes.length === 0) style.padding ??= '0 8px';
    }
    const isLabelled = nodes.length === 0;
    // A button with a component in it is as large as that, unless it has sizes of its own.
    if (!isLabelled) style.height ??= 'auto';
    const radii: Readonly<Record<number, string>> = {
      [ButtonType.Capsule]: '9999px',
      [ButtonType.Circle]: '50%',
      [ButtonType.Normal]: '0px',
      [ButtonType.ROUNDED_RECTANGLE]: size === ControlSize.SMALL ? '14px' : '20px',
    };
    if (type === ButtonType.Circle) style['border-radius'] = '50%';
    else
      style['border-radius'] ??= cssRadius((type === undefined ? '20px' : choose(radii, type, 'ButtonType')) as Length);
    if (type === ButtonType.Capsule) style['border-radius'] = '9999px';
    if (type === ButtonType.Circle && isLabelled) {
      style.width ??= style.height ?? '40px';
      style.padding ??= '0';
    }
    const props = { type: 'button', disabled: update.isEnabled ? undefined : true, ...node.props() };
    return h('button', props, nodes.length > 0 ? nodes : [h('span', { class: 'ui-Button-label' }, label)]);
  },
});
