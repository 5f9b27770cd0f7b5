/** Runs checks in a page, as an application on a device would use its kits. */
import { NodeSide, setNodeSide } from '../../web/bridge/NodeSide.ts';
import { HostApp } from '../../web/kits/host/HostApp.ts';
import { HostNetwork } from '../../web/kits/host/HostNetwork.ts';
import { setUptime } from '../../web/node/process.ts';
import { type CheckPlace, checks, findEverything, holdEverything } from './checks.ts';

export interface KitsPage {
  run(name: string, freePort: number): Promise<unknown>;
  hold(freePort: number): Promise<void>;
  find(freePort: number): Promise<unknown>;
  /** What the device's network has told so far. */
  networkEvents(): readonly string[];
}

declare global {
  var kitsPage: KitsPage;
}

const { node, info } = await NodeSide.connect('screen', 'server_tv');
setNodeSide(node);
setUptime(info.uptime - performance.now());
const network = new HostNetwork(info.network, info.lanAddresses);
HostApp.setDefault(new HostApp({ ...info, deviceType: info.deviceType ?? 'default', network }));
const networkEvents: string[] = [];
network.watch((state) => networkEvents.push(state));
node.onNetwork = (state) => network.follow(state);

const folder = `${info.storageRoot}/${info.moduleName}`;
const place: Omit<CheckPlace, 'freePort'> = {
  databaseDir: `${folder}/database`,
  preferencesDir: `${folder}/preferences`,
  filesDir: `${folder}/files`,
};

globalThis.kitsPage = {
  run: (name, freePort) => {
    const check = checks[name];
    if (check === undefined) throw new Error(`There is no check '${name}'.`);
    return check({ ...place, freePort });
  },
  hold: (freePort) => holdEverything({ ...place, freePort }),
  find: (freePort) => findEverything({ ...place, freePort }),
  networkEvents: () => networkEvents,
};
document.body.dataset.ready = 'true';
