/**
 * The wall's colors, from the resources themselves, since axe cannot judge text before a gradient: words and names can be
 * read everywhere on the wall in both themes.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';

type Theme = 'base' | 'dark';

/** What WCAG 2 asks for ordinary text. */
const READABLE = 4.5;
const MEMBERS = Array.from({ length: 10 }, (_, index) => index);

function colorsOf(module: 'common' | 'server_tv', theme: Theme): (name: string) => string {
  const file = path.join(projectRoot, module, 'src/main/resources', theme, 'element/color.json');
  const { color } = JSON.parse(readFileSync(file, 'utf8')) as { color: { name: string; value: string }[] };
  const values = new Map(color.map(({ name, value }) => [name, value]));
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${file} has no ${name}.`);
    return value;
  };
}

/** Relative luminance as WCAG 2 defines it, 0..1. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['base', 'dark'] as const)('in %s colors', (theme) => {
  const wall = colorsOf('server_tv', theme);
  const member = colorsOf('common', theme);

  test.each(['wall_text', 'wall_secondary', 'accent', 'away'])(
    '%s can be read on the wall and where it glows',
    (name) => {
      for (const ground of ['wall_background', 'wall_glow']) {
        expect(contrast(wall(name), wall(ground)), ground).toBeGreaterThanOrEqual(READABLE);
      }
    },
  );

  test.each(MEMBERS)('the name of member %i can be read on the wall and where it glows', (index) => {
    for (const ground of ['wall_background', 'wall_glow']) {
      expect(contrast(member(`member_${index}`), wall(ground)), ground).toBeGreaterThanOrEqual(READABLE);
    }
  });

  test('what stands in a circle or on a button can be read', () => {
    for (const index of MEMBERS) {
      expect(contrast(member('on_avatar'), member(`avatar_${index}`)), `${index}`).toBeGreaterThanOrEqual(READABLE);
    }
    expect(contrast(wall('on_accent'), wall('accent'))).toBeGreaterThanOrEqual(READABLE);
  });
});
