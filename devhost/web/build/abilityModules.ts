/** `virtual:hearth-ability/<module>`: a module's main ability, as its `module.json5` names it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import json5 from 'json5';
import type { Plugin } from 'vite';
import { projectRoot } from '../../arkts/language.ts';

const prefix = 'virtual:hearth-ability/';

interface ModuleJson {
  readonly module: {
    readonly mainElement: string;
    readonly abilities: readonly { readonly name: string; readonly srcEntry: string }[];
  };
}

export function abilityModules(): Plugin {
  return {
    name: 'hearth:ability-modules',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const main = path.join(projectRoot, id.slice(prefix.length + 1), 'src/main');
      const manifest = path.join(main, 'module.json5');
      this.addWatchFile(manifest);
      const { mainElement, abilities } = (json5.parse(readFileSync(manifest, 'utf8')) as ModuleJson).module;
      const ability = abilities.find(({ name }) => name === mainElement);
      if (ability === undefined) throw new Error(`${manifest}: no ability is called '${mainElement}'.`);
      const file = path.join(main, ability.srcEntry);
      if (!existsSync(file)) throw new Error(`${manifest}: ${ability.srcEntry} of '${mainElement}' does not exist.`);
      return [
        `export { default as Ability } from ${JSON.stringify(file)};`,
        `export const abilityName = ${JSON.stringify(mainElement)};`,
      ].join('\n');
    },
  };
}
