import type { Plugin } from 'vite';
import { expect, test } from 'vitest';
import { webFonts } from '../../arkui/build/webFonts.ts';

type Transform = (css: string) => { code: string };

test('a web font comes from its file and asks the computer for none of its own', () => {
  const { handler } = webFonts().transform as Exclude<Plugin['transform'], undefined> & { handler: unknown };
  const css = '@font-face { src:local("Sans Regular"), local(Sans),url("./a.woff2") format("woff2"); }';
  expect((handler as Transform)(css).code).toBe('@font-face { src:url("./a.woff2") format("woff2"); }');
});
