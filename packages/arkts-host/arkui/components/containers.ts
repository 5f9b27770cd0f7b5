/** What Column, Row and Flex share: alignment along and across the axis. */
import { FlexAlign, HorizontalAlign, ItemAlign, VerticalAlign } from '../enums/layout.ts';

export const mainAlign: Readonly<Record<number, string>> = {
  [FlexAlign.Start]: 'flex-start',
  [FlexAlign.Center]: 'center',
  [FlexAlign.End]: 'flex-end',
  [FlexAlign.SpaceBetween]: 'space-between',
  [FlexAlign.SpaceAround]: 'space-around',
  [FlexAlign.SpaceEvenly]: 'space-evenly',
};

export const horizontalAlign: Readonly<Record<number, string>> = {
  [HorizontalAlign.Start]: 'flex-start',
  [HorizontalAlign.Center]: 'center',
  [HorizontalAlign.End]: 'flex-end',
};

export const verticalAlign: Readonly<Record<number, string>> = {
  [VerticalAlign.Top]: 'flex-start',
  [VerticalAlign.Center]: 'center',
  [VerticalAlign.Bottom]: 'flex-end',
};

export const itemAlign: Readonly<Record<number, string>> = {
  [ItemAlign.Auto]: 'flex-start',
  [ItemAlign.Start]: 'flex-start',
  [ItemAlign.Center]: 'center',
  [ItemAlign.End]: 'flex-end',
  [ItemAlign.Baseline]: 'baseline',
  [ItemAlign.Stretch]: 'stretch',
};
