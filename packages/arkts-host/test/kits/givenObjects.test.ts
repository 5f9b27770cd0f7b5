/** Objects that kits give, against the types that the SDK declares for them: each member is there or throws the host's own error. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UIAbilityContext } from '../../kits/AbilityKit/Context.ts';
import { preferences, relationalStore } from '../../kits/ArkData/index.ts';
import { pasteboard } from '../../kits/BasicServicesKit/index.ts';
import { fileIo } from '../../kits/CoreFileKit/index.ts';
import { cryptoFramework } from '../../kits/CryptoArchitectureKit/index.ts';
import { HostApp } from '../../kits/host/index.ts';
import { NotImplementedByHost } from '../../kits/host/unimplemented.ts';
import { photoAccessHelper } from '../../kits/MediaLibraryKit/index.ts';
import { connection, mdns, webSocket } from '../../kits/NetworkKit/index.ts';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';
import { declaredProperties } from './declaredMembers.ts';

const root = makeTemporaryFolder('given');
const app = new HostApp({ storageRoot: root });

async function objects(): Promise<Readonly<Record<string, object>>> {
  const context = new UIAbilityContext(app, { name: 'a', bundleName: 'b' }, async () => {});
  const folders = { preferencesDir: path.join(root, 'preferences'), databaseDir: path.join(root, 'database') };
  const file = fileIo.openSync(
    path.join(context.filesDir, 'file'),
    fileIo.OpenMode.CREATE | fileIo.OpenMode.READ_WRITE,
  );
  const store = await relationalStore.getRdbStore(folders, {
    name: 'a.db',
    securityLevel: relationalStore.SecurityLevel.S1,
  });
  const rows = await store.querySql('SELECT 1');
  const transaction = await store.createTransaction();
  return {
    'AbilityKit.common.UIAbilityContext': context,
    'AbilityKit.common.ApplicationContext': context.getApplicationContext(),
    'AbilityKit.common.EventHub': context.eventHub,
    'LocalizationKit.resourceManager.ResourceManager': context.resourceManager,
    'ArkData.preferences.Preferences': preferences.getPreferencesSync(folders, { name: 'a' }),
    'ArkData.relationalStore.RdbStore': store,
    'ArkData.relationalStore.ResultSet': rows,
    'ArkData.relationalStore.Transaction': transaction,
    'CoreFileKit.fileIo.File': file,
    'CoreFileKit.fileIo.Stat': fileIo.statSync(file.fd),
    'CryptoArchitectureKit.cryptoFramework.Random': cryptoFramework.createRandom(),
    'CryptoArchitectureKit.cryptoFramework.Md': cryptoFramework.createMd('SHA256'),
    'CryptoArchitectureKit.cryptoFramework.Mac': cryptoFramework.createMac('SHA256'),
    'CryptoArchitectureKit.cryptoFramework.SymKeyGenerator': cryptoFramework.createSymKeyGenerator('AES256'),
    'CryptoArchitectureKit.cryptoFramework.AsyKeyGenerator': cryptoFramework.createAsyKeyGenerator('X25519'),
    'NetworkKit.connection.NetConnection': connection.createNetConnection(),
    'NetworkKit.webSocket.WebSocket': webSocket.createWebSocket(),
    'NetworkKit.mdns.DiscoveryService': mdns.createDiscoveryService(context, '_a._tcp'),
    'BasicServicesKit.pasteboard.PasteData': pasteboard.createData(pasteboard.MIMETYPE_TEXT_PLAIN, 'a'),
    'BasicServicesKit.pasteboard.SystemPasteboard': pasteboard.getSystemPasteboard(),
    'MediaLibraryKit.photoAccessHelper.PhotoViewPicker': new photoAccessHelper.PhotoViewPicker(),
    'MediaLibraryKit.photoAccessHelper.PhotoSelectResult': new photoAccessHelper.PhotoSelectResult(),
  };
}

const given = await app.run(objects);
const declared = declaredProperties(Object.keys(given));

describe.each(Object.keys(given))('%s', (type) => {
  const object = given[type] as Readonly<Record<string, unknown>>;
  it('has what is declared or says that it has not', () => {
    const missing = (declared.get(type) ?? []).filter((name) => {
      try {
        return !(name in object) && object[name] === undefined;
      } catch (error) {
        return !(error instanceof NotImplementedByHost);
      }
    });
    expect(declared.get(type)?.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });
});
