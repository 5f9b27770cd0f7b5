/** `Alignment` in terms of CSS. */
import { Alignment } from '../enums/layout.ts';
import { choose } from './table.ts';

interface CssAlignment {
  /** For flex and grid, along the block axis. */
  readonly vertical: 'start' | 'center' | 'end';
  readonly horizontal: 'start' | 'center' | 'end';
}

const alignments: Readonly<Record<number, CssAlignment>> = {
  [Alignment.TopStart]: { vertical: 'start', horizontal: 'start' },
  [Alignment.Top]: { vertical: 'start', horizontal: 'center' },
  [Alignment.TopEnd]: { vertical: 'start', horizontal: 'end' },
  [Alignment.Start]: { vertical: 'center', horizontal: 'start' },
  [Alignment.Center]: { vertical: 'center', horizontal: 'center' },
  [Alignment.End]: { vertical: 'center', horizontal: 'end' },
  [Alignment.BottomStart]: { vertical: 'end', horizontal: 'start' },
  [Alignment.Bottom]: { vertical: 'end', horizontal: 'center' },
  [Alignment.BottomEnd]: { vertical: 'end', horizontal: 'end' },
};

export function cssAlignment(value: Alignment): CssAlignment {
  return choose(alignments, value, 'Alignment');
}

/** As `background-position` and `object-position` have it: `left top`. */
export function cssPosition(value: Alignment): string {
  const { vertical, horizontal } = cssAlignment(value);
  const percent = { start: '0%', center: '50%', end: '100%' };
  return `${percent[horizontal]} ${percent[vertical]}`;
}
