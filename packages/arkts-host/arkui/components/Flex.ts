/** Flex: a Row or Column whose children shrink, and which can wrap. */
import { cssLength } from '../attributes/length.ts';
import { choose } from '../attributes/table.ts';
import { type FlexAlign, FlexDirection, FlexWrap, type ItemAlign } from '../enums/layout.ts';
import { component } from '../tree/component.ts';
import type { Length } from '../types.ts';
import { itemAlign, mainAlign } from './containers.ts';

interface FlexOptions {
  direction?: FlexDirection;
  wrap?: FlexWrap;
  justifyContent?: FlexAlign;
  alignItems?: ItemAlign;
  alignContent?: FlexAlign;
  space?: { main?: { value: number } | Length; cross?: { value: number } | Length };
}

const directions: Readonly<Record<number, string>> = {
  [FlexDirection.Row]: 'row',
  [FlexDirection.Column]: 'column',
  [FlexDirection.RowReverse]: 'row-reverse',
  [FlexDirection.ColumnReverse]: 'column-reverse',
};

const wraps: Readonly<Record<number, string>> = {
  [FlexWrap.NoWrap]: 'nowrap',
  [FlexWrap.Wrap]: 'wrap',
  [FlexWrap.WrapReverse]: 'wrap-reverse',
};

function metrics(value: { value: number } | Length | undefined): string {
  if (typeof value === 'object' && 'value' in value) return cssLength(value.value) ?? '0px';
  return cssLength(value) ?? '0px';
}

export const Flex = component({
  name: 'Flex',
  options: () => ({}),
  create: (update, options: FlexOptions = {}) => {
    const { style } = update;
    const direction = options.direction ?? FlexDirection.Row;
    style['flex-direction'] = choose(directions, direction, 'FlexDirection');
    style['flex-wrap'] = choose(wraps, options.wrap ?? FlexWrap.NoWrap, 'FlexWrap');
    style['justify-content'] = choose(mainAlign, options.justifyContent ?? 0, 'FlexAlign');
    style['align-items'] = choose(itemAlign, options.alignItems ?? 1, 'ItemAlign');
    if (options.alignContent !== undefined)
      style['align-content'] = choose(mainAlign, options.alignContent, 'FlexAlign');
    else if (options.wrap) style['align-content'] = 'flex-start';
    if (options.space) {
      const isRow = direction === FlexDirection.Row || direction === FlexDirection.RowReverse;
      const [main, cross] = [metrics(options.space.main), metrics(options.space.cross)];
      style.gap = isRow ? `${cross} ${main}` : `${main} ${cross}`;
    }
  },
});
