/** Runs checks in a page, as an application on a device would use its kits. */
import { fileIo, fileUri } from '@kit.CoreFileKit';
import { NodeSide, setNodeSide } from '../../../web/bridge/NodeSide.ts';
import { HostApp } from '../../../web/kits/host/HostApp.ts';
import { HostNetwork } from '../../../web/kits/host/HostNetwork.ts';
import { setUptime } from '../../../web/node/process.ts';
import type { CheckPlace } from './check.ts';
import { checks } from './checks.ts';
import { findEverything, holdEverything } from './processEnd.ts';

export interface KitsPage {
  run(name: string, freePort: number): Promise<unknown>;
  hold(freePort: number): Promise<void>;
  find(freePort: number): Promise<unknown>;
  /** What an Image gets for several addresses: a width, or the status of the answer. */
  showPictures(): Promise<object>;
  /** What the device's network has told so far. */
  networkEvents(): readonly string[];
}

declare global {
  var kitsPage: KitsPage;
}

const { node, info } = await NodeSide.connect('screen', 'screen');
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

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** @returns the address of the file */
function write(name: string, bytes: Uint8Array<ArrayBuffer>): string {
  const path = `${place.filesDir}/${name}`;
  const file = fileIo.openSync(path, fileIo.OpenMode.CREATE | fileIo.OpenMode.READ_WRITE);
  fileIo.writeSync(file.fd, bytes.buffer);
  fileIo.closeSync(file);
  return fileUri.getUriFromPath(path);
}

globalThis.kitsPage = {
  run: (name, freePort) => {
    const check = checks[name];
    if (check === undefined) throw new Error(`There is no check '${name}'.`);
    return check({ ...place, freePort });
  },
  hold: (freePort) => holdEverything({ ...place, freePort }),
  find: (freePort) => findEverything({ ...place, freePort }),
  showPictures: async () => {
    const status = async (uri: string) => (await fetch(node.pictureAddress(uri))).status;
    const image = new Image();
    image.src = node.pictureAddress(
      write(
        'one.png',
        Uint8Array.from(atob(ONE_PIXEL), (byte) => byte.charCodeAt(0)),
      ),
    );
    await image.decode();
    return {
      own: image.naturalWidth,
      text: await status(write('page.html', new TextEncoder().encode('<script>alert(1)</script>'))),
      elsewhere: await status('file://com.example.demo/etc/hostname'),
      neverChosen: await status('file://media/Photo/1/IMG_1/cat.png'),
      guessed: (await fetch('/bridge/picture?token=guessed&uri=x')).status,
      posted: (await fetch('/bridge/photo?token=guessed&name=x', { method: 'POST', body: 'x' })).status,
    };
  },
  networkEvents: () => networkEvents,
};
document.body.dataset.ready = 'true';
