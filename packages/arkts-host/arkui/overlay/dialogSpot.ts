/** Where a dialog stands in the window. */
import { cssLength } from '../attributes/length.ts';
import { choose } from '../attributes/table.ts';
import { DialogAlignment } from '../enums/navigation.ts';
import type { Length } from '../types.ts';

/** CSS margins that push a box to its place. */
const margins: Readonly<Record<number, string>> = {
  [DialogAlignment.Default]: 'auto',
  [DialogAlignment.Center]: 'auto',
  [DialogAlignment.Top]: '40px auto auto',
  [DialogAlignment.Bottom]: 'auto auto 16px',
  [DialogAlignment.TopStart]: '40px auto auto 16px',
  [DialogAlignment.TopEnd]: '40px 16px auto auto',
  [DialogAlignment.CenterStart]: 'auto auto auto 16px',
  [DialogAlignment.CenterEnd]: 'auto 16px auto auto',
  [DialogAlignment.BottomStart]: 'auto auto 16px 16px',
  [DialogAlignment.BottomEnd]: 'auto 16px 16px auto',
};

export function dialogSpot(
  alignment: number | undefined,
  offset: { dx: Length; dy: Length } | undefined,
): Record<string, string> {
  const style: Record<string, string> = {
    margin: choose(margins, alignment ?? DialogAlignment.Default, 'DialogAlignment'),
  };
  if (offset) Object.assign(style, { left: cssLength(offset.dx) ?? '0px', top: cssLength(offset.dy) ?? '0px' });
  return style;
}
