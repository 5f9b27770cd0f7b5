/** `picture`: what an application shows when it has started, as a PNG. */
import path from 'node:path';
import { applicationsOf, readProjectFacts } from '../project/projectModules.ts';
import { projectRoot } from '../projectRoot.ts';
import { takePicture } from '../web/takePicture.ts';
import { readOptions } from './options.ts';

const USAGE = `picture [options]

  --module NAME   the application, default the first
  --out FILE      default MODULE.png
  --size W,H      of the device in vp, default 360,780
  --locale NAME   default en_US
  --dark          in dark colors
  --help          this

Wants the npm packages playwright-core and @sparticuz/chromium.`;

/** @returns the exit code */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readOptions(USAGE, {
    args: [...args],
    options: {
      module: { type: 'string' },
      out: { type: 'string' },
      size: { type: 'string', default: '360,780' },
      locale: { type: 'string', default: 'en_US' },
      dark: { type: 'boolean', default: false },
    },
  });
  const names = applicationsOf(readProjectFacts(projectRoot)).map(({ name }) => name);
  const module = values.module ?? names[0];
  if (module === undefined || !names.includes(module)) {
    throw new Error(`There is no application '${module ?? ''}'. Applications: ${names.join(', ')}.`);
  }
  const [, width, height] = /^([1-9]\d*),([1-9]\d*)$/.exec(values.size) ?? [];
  if (width === undefined || height === undefined) throw new Error(`--size ${values.size}: give width and height.`);
  const file = path.resolve(values.out ?? `${module}.png`);
  const size = { width: Number(width), height: Number(height) };
  await takePicture({ module, file, size, locale: values.locale, isDark: values.dark });
  console.log(file);
  return 0;
}
