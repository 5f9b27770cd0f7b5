/** `virtual:arkts-ability/<module>`: a module's main ability, as its `module.json5` names it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { readMainAbility } from './mainAbility.ts';

const prefix = 'virtual:arkts-ability/';

export function abilityModules(): Plugin {
  return {
    name: 'arkts-host:ability-modules',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const { ability, main, manifest } = readMainAbility(id.slice(prefix.length + 1), (file) =>
        this.addWatchFile(file),
      );
      const file = path.join(main, ability.srcEntry);
      if (!existsSync(file)) throw new Error(`${manifest}: ${ability.srcEntry} of '${ability.name}' does not exist.`);
      return [
        `export { default as Ability } from ${JSON.stringify(file)};`,
        `export const abilityName = ${JSON.stringify(ability.name)};`,
      ].join('\n');
    },
  };
}
