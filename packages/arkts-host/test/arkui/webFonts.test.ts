import type { Plugin } from 'vite';
import { expect, test } from 'vitest';
import { webFonts } from '../../arkui/build/webFonts.ts';

type Transform = (css: string) => { code: string };

function transformed(css: string): string {
  const { handler } = webFonts().transform as Exclude<Plugin['transform'], undefined> & { handler: unknown };
  return (handler as Transform)(css).code;
}

test('a web font comes from its file and asks the computer for none of its own', () => {
  const css = '@font-face { src:local("Sans Regular"), local(Sans),url("./a.woff2") format("woff2"); }';
  expect(transformed(css)).toBe('@font-face { src:url("./a.woff2") format("woff2"); }');
});

test('lines are as high as those of the platform', () => {
  const face = transformed("@font-face { font-family: 'Noto Sans SC Variable'; }");
  expect(face).toContain('ascent-override: 92.8%');
  expect(face).toContain('descent-override: 24.4%');
});
