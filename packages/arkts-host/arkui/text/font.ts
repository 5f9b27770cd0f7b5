/** Attributes of text that Text, Span, buttons and fields share. */
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import { type AttributeTable, choose } from '../attributes/table.ts';
import {
  FontStyle,
  FontWeight,
  TextAlign,
  TextCase,
  TextDecorationStyle,
  TextDecorationType,
  WordBreak,
} from '../enums/text.ts';
import { resolveNumber, resolveString } from '../resources/resolve.ts';
import type { NodeUpdate } from '../tree/node.ts';
import { isResource, type Length, type Resource, type ResourceColor } from '../types.ts';

export interface Font {
  size?: Length;
  weight?: FontWeight | number | string;
  family?: string | Resource;
  style?: FontStyle;
}

interface Decoration {
  type: TextDecorationType;
  color?: ResourceColor;
  style?: TextDecorationStyle;
}

const weights: Readonly<Record<string, string>> = {
  [FontWeight.Lighter]: '300',
  [FontWeight.Normal]: '400',
  [FontWeight.Regular]: '400',
  [FontWeight.Medium]: '500',
  [FontWeight.Bold]: '700',
  [FontWeight.Bolder]: '900',
  lighter: '300',
  normal: '400',
  regular: '400',
  medium: '500',
  bold: '700',
  bolder: '900',
};

export function cssWeight(value: FontWeight | number | string | Resource): string {
  const plain = isResource(value) ? resolveNumber(value) : value;
  const number = Number(plain);
  if (number >= 100 && number <= 900) return String(number);
  return choose(weights, plain, 'FontWeight');
}

export const textAligns: Readonly<Record<number, string>> = {
  [TextAlign.Start]: 'start',
  [TextAlign.Center]: 'center',
  [TextAlign.End]: 'end',
  [TextAlign.JUSTIFY]: 'justify',
};

const decorations: Readonly<Record<number, string>> = {
  [TextDecorationType.None]: 'none',
  [TextDecorationType.Underline]: 'underline',
  [TextDecorationType.Overline]: 'overline',
  [TextDecorationType.LineThrough]: 'line-through',
};

const decorationStyles: Readonly<Record<number, string>> = {
  [TextDecorationStyle.SOLID]: 'solid',
  [TextDecorationStyle.DOUBLE]: 'double',
  [TextDecorationStyle.DOTTED]: 'dotted',
  [TextDecorationStyle.DASHED]: 'dashed',
  [TextDecorationStyle.WAVY]: 'wavy',
};

const cases: Readonly<Record<number, string>> = {
  [TextCase.Normal]: 'none',
  [TextCase.LowerCase]: 'lowercase',
  [TextCase.UpperCase]: 'uppercase',
};

export function setFont(update: NodeUpdate, font: Font): void {
  const size = cssLength(font.size, 'fp');
  if (size !== undefined) update.style['font-size'] = size;
  if (font.weight !== undefined) update.style['font-weight'] = cssWeight(font.weight);
  if (font.family !== undefined) update.style['font-family'] = resolveString(font.family);
  if (font.style !== undefined) update.style['font-style'] = font.style === FontStyle.Italic ? 'italic' : 'normal';
}

export const fontAttributes: AttributeTable = {
  fontSize: (update, value: Length | undefined) => setFont(update, value === undefined ? {} : { size: value }),
  fontColor: (update, value: ResourceColor | undefined) => {
    const css = cssColor(value);
    if (css !== undefined) update.style.color = css;
  },
  fontWeight: (update, value: FontWeight | number | string | Resource) => {
    update.style['font-weight'] = cssWeight(value);
  },
  fontStyle: (update, value: FontStyle) => setFont(update, { style: value }),
  fontFamily: (update, value: string | Resource) => setFont(update, { family: value }),
  font: (update, value: Font) => setFont(update, value),
  letterSpacing: (update, value: Length) => {
    update.style['letter-spacing'] = cssLength(value) ?? '0px';
  },
  lineHeight: (update, value: Length) => {
    const css = cssLength(value, 'fp');
    // 0 means: as high as the font wants.
    if (css !== undefined && css !== '0px') update.style['line-height'] = css;
  },
  decoration: (update, value: Decoration) => {
    update.style['text-decoration'] = [
      choose(decorations, value.type, 'TextDecorationType'),
      choose(decorationStyles, value.style ?? TextDecorationStyle.SOLID, 'TextDecorationStyle'),
      cssColor(value.color) ?? 'currentcolor',
    ].join(' ');
  },
  textCase: (update, value: TextCase) => {
    update.style['text-transform'] = choose(cases, value, 'TextCase');
  },
};

/** Attributes of blocks of text. */
export const paragraphAttributes: AttributeTable = {
  textAlign: (update, value: TextAlign) => {
    update.style['text-align'] = choose(textAligns, value, 'TextAlign');
  },
  wordBreak: (update, value: WordBreak) => {
    if (value === WordBreak.BREAK_ALL) update.style['word-break'] = 'break-all';
    else if (value === WordBreak.NORMAL) update.style['overflow-wrap'] = 'normal';
    else if (value === WordBreak.HYPHENATION) update.style.hyphens = 'auto';
  },
  textIndent: (update, value: Length) => {
    update.style['text-indent'] = cssLength(value, 'fp') ?? '0px';
  },
};
