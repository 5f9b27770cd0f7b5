/** `npm run trace`: the walk of a text or a recall through the product. See ../trace/program.ts. */
import { createArkTSRunner } from '../packages/arkts-host/arkts/run.ts';
import { readOptions } from '../packages/arkts-host/cli/options.ts';
import { type ActName, acts } from './trace/acts.ts';

const names = Object.keys(acts) as ActName[];

const USAGE = `npm run trace -- [options] [act …]

  act          ${names.join(', ')}; default all of them
  --markdown   tables for a document
  --help       this`;

const { values, positionals } = readOptions(USAGE, {
  options: { markdown: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(acts, name));
if (unknown === undefined) {
  const runner = await createArkTSRunner();
  const { main } = await runner.import<typeof import('./trace/program.ts')>('tools/trace/program.ts');
  await main(positionals as ActName[], values.markdown);
  await runner.close();
} else {
  console.error(`There is no act ${unknown}.\n\n${USAGE}`);
  process.exitCode = 2;
}
