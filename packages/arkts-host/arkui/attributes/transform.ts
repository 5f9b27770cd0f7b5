/** Attributes that move, turn, scale, fade and filter a node without laying anything out anew. */
import { resolveNumber } from '../resources/resolve.ts';
import type { NodeUpdate } from '../tree/node.ts';
import { isResource, type Length, type Resource } from '../types.ts';
import { cssLength } from './length.ts';
import type { AttributeTable } from './table.ts';

interface ScaleOptions {
  x?: number;
  y?: number;
  centerX?: number | string;
  centerY?: number | string;
}

interface RotateOptions {
  x?: number;
  y?: number;
  z?: number;
  angle: number | string;
  centerX?: number | string;
  centerY?: number | string;
}

function setOrigin(update: NodeUpdate, x: number | string | undefined, y: number | string | undefined): void {
  if (x === undefined && y === undefined) return;
  update.style['transform-origin'] = `${cssLength(x) ?? '50%'} ${cssLength(y) ?? '50%'}`;
}

/** `rotate({ angle })` turns about the z axis unless an axis is given. */
export function cssRotate(value: RotateOptions): string {
  const angle = Number.parseFloat(String(value.angle));
  const hasAxis = value.x !== undefined || value.y !== undefined || value.z !== undefined;
  if (!hasAxis) return `rotate(${angle}deg)`;
  return `rotate3d(${value.x ?? 0}, ${value.y ?? 0}, ${value.z ?? 0}, ${angle}deg)`;
}

function filter(name: string): (update: NodeUpdate, value: number) => void {
  return (update, value) => {
    update.filters.push(`${name}(${value})`);
  };
}

export const transformAttributes: AttributeTable = {
  translate: (update, value: { x?: Length; y?: Length }) => {
    update.transforms.push(`translate(${cssLength(value.x) ?? '0px'}, ${cssLength(value.y) ?? '0px'})`);
  },
  scale: (update, value: ScaleOptions) => {
    update.transforms.push(`scale(${value.x ?? 1}, ${value.y ?? 1})`);
    setOrigin(update, value.centerX, value.centerY);
  },
  rotate: (update, value: RotateOptions) => {
    update.transforms.push(cssRotate(value));
    setOrigin(update, value.centerX, value.centerY);
  },
  opacity: (update, value: number | Resource) => {
    update.style.opacity = String(isResource(value) ? resolveNumber(value) : value);
  },
  blur: (update, radius: number) => {
    update.filters.push(`blur(${radius}px)`);
  },
  brightness: filter('brightness'),
  contrast: filter('contrast'),
  saturate: filter('saturate'),
  grayscale: filter('grayscale'),
  sepia: filter('sepia'),
};
