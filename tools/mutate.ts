/** `npm run mutate`: see ../mutation/program.ts. */
import { readOptions } from '../packages/arkts-host/cli/options.ts';

const USAGE = `npm run mutate -- [options] [place …]

Puts small changes for the worse into the product, one at a time, and says which of them no test notices.

  place        a folder or a file, such as entry/client/outbox or common/src/main/ets/wire; default everything
  --count N    changes for each folder, default 40; all where there are fewer
  --seed N     another choice of changes, default 1
  --again      only what survived the last run; what was killed counts as killed
  --list       says only what would be changed
  --help       this`;

const { values, positionals } = readOptions(USAGE, {
  options: {
    count: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    again: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [count, seed] = [Number(values.count), Number(values.seed)];
if (Number.isInteger(count) && count > 0 && Number.isInteger(seed)) {
  const { main } = await import('./mutation/program.ts');
  const onLine = (line: string) => console.log(line);
  const hasTried = await main({
    places: positionals,
    count,
    seed,
    isListing: values.list,
    isAgain: values.again,
    onLine,
  });
  if (!hasTried) console.error(`There is nothing to change in ${positionals.join(' ')}.`);
  process.exitCode = hasTried ? 0 : 2;
} else {
  console.error(`--count and --seed are whole numbers.\n\n${USAGE}`);
  process.exitCode = 2;
}
