/** The ability that a module starts with, as its `module.json5` names it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import json5 from 'json5';
import { readProjectFacts } from '../../project/projectModules.ts';
import { projectRoot } from '../../projectRoot.ts';

export interface MainAbility {
  readonly name: string;
  readonly srcEntry: string;
  readonly startWindowIcon: string;
  readonly startWindowBackground: string;
}

interface ModuleJson {
  readonly module: { readonly mainElement: string; readonly abilities: readonly MainAbility[] };
}

/**
 * @param watch is told of the file that was read
 * @returns the ability, the folder `src/main` of the module, and the file that names it
 * @throws Error if there is no such ability
 */
export function readMainAbility(
  module: string,
  watch: (file: string) => void,
): { ability: MainAbility; main: string; manifest: string } {
  const folder = readProjectFacts(projectRoot).modules.find(({ name }) => name === module)?.folder;
  if (folder === undefined) throw new Error(`There is no module '${module}'.`);
  const main = path.join(folder, 'src/main');
  const manifest = path.join(main, 'module.json5');
  watch(manifest);
  const { mainElement, abilities } = (json5.parse(readFileSync(manifest, 'utf8')) as ModuleJson).module;
  const ability = abilities.find(({ name }) => name === mainElement);
  if (ability === undefined) throw new Error(`${manifest}: no ability is called '${mainElement}'.`);
  return { ability, main, manifest };
}
