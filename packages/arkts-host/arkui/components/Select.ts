/** Select: a choice from a list that drops down. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { Placement } from '../enums/layout.ts';
import { placeBeside } from '../overlay/placement.ts';
import { resolveNumber, resolveString } from '../resources/resolve.ts';
import { type Font, setFont } from '../text/font.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import type { NodeUpdate, UiNode } from '../tree/node.ts';
import { isResource, isTwoWay, type Resource, type ResourceColor, type ResourceStr, type TwoWay } from '../types.ts';
import { LocalState } from './localState.ts';

interface SelectOption {
  value: ResourceStr;
  icon?: ResourceStr;
}

const options = () => ({
  items: [] as readonly SelectOption[],
  selected: -1,
  binding: undefined as TwoWay<number> | undefined,
  text: undefined as string | undefined,
  onSelect: undefined as ((index: number, text: string) => void) | undefined,
});

type Options = ReturnType<typeof options>;

/** Opens the list below the component, each option a radio item of a menu. */
function open(node: UiNode<Options>, update: NodeUpdate<Options>, state: LocalState<number>): void {
  const { element, app } = node;
  if (!element) return;
  const { items } = update.options;
  const choose = (index: number) => {
    handle.close();
    state.isTouched = true;
    state.value.value = index;
    const text = resolveString(items[index]?.value);
    guarded(node.place, () => {
      const { binding, onSelect } = node.current?.options ?? {};
      if (binding) binding.value = index;
      onSelect?.(index, text);
    });
  };
  const close = () => {
    handle.close();
    return true;
  };
  const handle = app.overlays.show({
    isModal: true,
    onBack: close,
    render: () => [
      h('div', { class: 'ui-mask', onClick: close }),
      h(
        'div',
        {
          class: 'ui-menu-box',
          onVnodeMounted: (vnode) => {
            const box = vnode.el as HTMLElement;
            box.style.minWidth = `${element.offsetWidth}px`;
            const spot = placeBeside(app.root, element, box, Placement.BottomLeft);
            Object.assign(box.style, { left: `${spot.left}px`, top: `${spot.top}px` });
            box.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
          },
        },
        [
          h(
            'div',
            { class: 'ui-Menu', role: 'menu' },
            items.map((item, index) => {
              const isChosen = index === state.value.value;
              const style = isChosen ? { color: 'var(--ui-brand)', background: 'var(--ui-fill)' } : {};
              const role = { role: 'menuitemradio', 'aria-checked': String(isChosen) };
              return h(
                'button',
                { type: 'button', class: 'ui-MenuItem ui', ...role, style, onClick: () => choose(index) },
                [h('span', { class: 'ui-menu-text' }, resolveString(item.value))],
              );
            }),
          ),
        ],
      ),
    ],
  });
}

export const Select = component<Options>({
  name: 'Select',
  isFocusable: true,
  options,
  create: (update, items: SelectOption[]) => {
    update.options.items = items;
  },
  attributes: {
    selected: (update, value: number | Resource | TwoWay<number>) => {
      if (isTwoWay<number>(value)) {
        update.options.binding = value;
        update.options.selected = value.value;
      } else {
        update.options.selected = isResource(value) ? resolveNumber(value) : value;
      }
    },
    value: (update, value: ResourceStr) => {
      update.options.text = resolveString(value);
    },
    font: (update, value: Font) => setFont(update, value),
    fontColor: (update, value: ResourceColor) => {
      update.style.color = cssColor(value) ?? '';
    },
    onSelect: (update, handler: (index: number, text: string) => void) => {
      update.options.onSelect = handler;
    },
  },
  render: (node, update) => {
    const { items, selected, text } = update.options;
    const state = LocalState.of(node, selected);
    update.on('click', () => open(node, node.current ?? update, state));
    const chosen = items[state.value.value];
    const label = chosen && (text === undefined || state.isTouched) ? resolveString(chosen.value) : (text ?? '');
    const disabled = update.isEnabled ? undefined : true;
    const props = { type: 'button', 'aria-haspopup': 'menu', disabled, ...node.props() };
    if (update.props['aria-label'] !== undefined)
      Object.assign(props, { 'aria-label': `${String(update.props['aria-label'])}: ${label}` });
    return h('button', props, [h('span', label)]);
  },
});
