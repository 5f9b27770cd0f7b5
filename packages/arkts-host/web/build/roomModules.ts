/**
 * What pages have to know of the project: `virtual:arkts-room` says which devices there are and what the room is called,
 * `virtual:arkts-applications` loads what they run.
 */
import path from 'node:path';
import type { Plugin } from 'vite';
import { hostFolder } from '../../hostFolder.ts';
import { type RoomDeviceConfig, readHostConfig } from '../../project/hostConfig.ts';
import { applicationsOf, type ModuleFacts, readProjectFacts } from '../../project/projectModules.ts';
import type { RoomFacts } from '../room/roomFacts.ts';

const ROOM = 'virtual:arkts-room';
const APPLICATIONS = 'virtual:arkts-applications';

export function roomModules(root: string): Plugin {
  return {
    name: 'arkts-host:room-modules',
    resolveId: (id) => (id === ROOM || id === APPLICATIONS ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${ROOM}`) return `export const room = ${JSON.stringify(readRoomFacts(root))};`;
      return id === `\0${APPLICATIONS}` ? applicationsModule(root) : undefined;
    },
  };
}

/** What the project's own files and its configuration say of the room. */
export function readRoomFacts(root: string): RoomFacts {
  const facts = readProjectFacts(root);
  const { room = {} } = readHostConfig(root);
  const devices: readonly RoomDeviceConfig[] =
    room.devices ?? applicationsOf(facts).map(({ name }) => ({ module: name }));
  const { title = facts.bundleName, tagline = '', guide = { en: [], zh: [] } } = room;
  return {
    title: typeof title === 'string' ? { en: title, zh: title } : title,
    tagline: typeof tagline === 'string' ? { en: tagline, zh: tagline } : tagline,
    guide,
    devices: devices.map(({ module, count = 1 }) => ({ module, count, isScreen: isScreen(findModule(module, root)) })),
    folders: [...facts.modules.map(({ folder }) => folder), hostFolder].map((folder) => path.relative(root, folder)),
    hostPlace: path.relative(root, hostFolder),
  };
}

function findModule(name: string, root: string): ModuleFacts {
  const module = applicationsOf(readProjectFacts(root)).find((candidate) => candidate.name === name);
  if (module === undefined) throw new Error(`arkts-host.json5: there is no application '${name}' for a device.`);
  return module;
}

function isScreen({ deviceTypes }: ModuleFacts): boolean {
  return deviceTypes[0] === 'tv';
}

/** Each application is loaded only where it is run. */
function applicationsModule(root: string): string {
  const facts = readProjectFacts(root);
  const rows = applicationsOf(facts).map(({ name }) => {
    const parts = ['app', 'ability'].map(
      (part) => `...(await import(${JSON.stringify(`virtual:arkts-${part}/${name}`)}))`,
    );
    const font = `mostFontScale: ${facts.mostFontScale}`;
    return `  ${JSON.stringify(name)}: async () => ({ ${parts.join(', ')}, ${font} }),`;
  });
  return ['export const applications = {', ...rows, '};'].join('\n');
}
