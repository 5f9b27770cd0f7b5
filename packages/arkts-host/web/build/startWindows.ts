/** `virtual:arkts-start-windows`: what a device shows while an application starts, as each `module.json5` names it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import json5 from 'json5';
import type { Plugin } from 'vite';
import { projectRoot } from '../../projectRoot.ts';
import { readMainAbility } from './mainAbility.ts';

const virtualId = 'virtual:arkts-start-windows';
const resolvedId = `\0${virtualId}`;

interface ColorJson {
  readonly color: readonly { readonly name: string; readonly value: string }[];
}

/** @param modules those with an ability */
export function startWindows(modules: readonly string[]): Plugin {
  return {
    name: 'arkts-host:start-windows',
    resolveId: (id) => (id === virtualId ? resolvedId : undefined),
    load(id) {
      if (id !== resolvedId) return undefined;
      const imports: string[] = [];
      const rows: string[] = [];
      for (const [index, module] of modules.entries()) {
        const { ability, main, manifest } = readMainAbility(module, (file) => this.addWatchFile(file));
        const light = findColor(main, 'base', ability.startWindowBackground);
        if (light === undefined) throw new Error(`${manifest}: there is no ${ability.startWindowBackground}.`);
        const dark = findColor(main, 'dark', ability.startWindowBackground) ?? light;
        const icon = `${findMedia(main, ability.startWindowIcon)}?url`;
        imports.push(`import icon${index} from ${JSON.stringify(icon)};`);
        rows.push(
          `  ${JSON.stringify(module)}: { icon: icon${index}, ${JSON.stringify({ light, dark }).slice(1, -1)} },`,
        );
      }
      return [...imports, 'export const startWindows = {', ...rows, '};'].join('\n');
    },
  };
}

/** @param reference such as `$color:start_window_background` */
function findColor(main: string, qualifier: string, reference: string): string | undefined {
  const file = path.join(main, 'resources', qualifier, 'element/color.json');
  if (!existsSync(file)) return undefined;
  const { color } = json5.parse(readFileSync(file, 'utf8')) as ColorJson;
  return color.find(({ name }) => `$color:${name}` === reference)?.value;
}

/** @param reference such as `$media:startIcon`; what the module does not have is the application's */
function findMedia(main: string, reference: string): string {
  const name = reference.replace('$media:', '');
  const file = [main, path.join(projectRoot, 'AppScope')]
    .map((folder) => path.join(folder, `resources/base/media/${name}.png`))
    .find(existsSync);
  if (file === undefined) throw new Error(`There is no picture ${reference} for ${main}.`);
  return file;
}
