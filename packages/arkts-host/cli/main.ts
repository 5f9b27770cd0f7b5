/** `arkts-host COMMAND [options]`: the commands of this package, for the project in the working folder. */

interface Command {
  /** @returns the exit code */
  run(args: readonly string[]): Promise<number>;
}

/** The compiler and the bundler are large: only what needs them loads them. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: () => import('./check.ts'),
  test: () => import('./test.ts'),
  preview: () => import('./preview.ts'),
  picture: () => import('./picture.ts'),
};

const USAGE = `arkts-host COMMAND [options], anywhere in a HarmonyOS project

  check     checks modules and configuration as the platform's compiler does
  test      runs the modules' hypium suites
  preview   shows the applications on devices in a browser
  picture   takes a picture of an application's page

arkts-host COMMAND --help tells a command's options.`;

export async function run([name = '--help', ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (command === undefined) {
    const isHelp = name === '--help';
    (isHelp ? console.log : console.error)(isHelp ? USAGE : `There is no command '${name}'.\n\n${USAGE}`);
    return isHelp ? 0 : 2;
  }
  try {
    return await (await command()).run(args);
  } catch (error) {
    // What a person can put right says so in its message.
    console.error(process.env.DEBUG === undefined ? (error as Error).message : error);
    return 1;
  }
}
