/** Options of a command line program. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * Reads what stands behind the program's name. Ends the process when only help is wanted, and with code 2 and the
 * usage for what cannot be understood.
 *
 * @param usage with a line for `--help`, which every program has
 */
export function readOptions<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    const options = { ...config.options, help: { type: 'boolean' as const } };
    const asked = parseArgs({ ...config, options }).values as { readonly help?: boolean };
    if (asked.help !== true) return parseArgs(config);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
  console.log(usage);
  process.exit(0);
}
