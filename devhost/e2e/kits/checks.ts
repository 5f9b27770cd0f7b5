/**
 * What kits do, written once and run twice: in Node, and in a page over the bridge. Each check gives a plain outcome;
 * the test wants the same from both. They use what `entry` and `server_tv` use, and the edges of it.
 */
import { relationalStore } from '@kit.ArkData';
import { util } from '@kit.ArkTS';
import { deviceInfo, systemDateTime } from '@kit.BasicServicesKit';
import { cryptoFramework } from '@kit.CryptoArchitectureKit';
import { webSocket } from '@kit.NetworkKit';
import { attempt, type Check } from './check.ts';
import { networkChecks } from './networkChecks.ts';
import { storageChecks } from './storageChecks.ts';

const config = { name: 'lacks.db', securityLevel: relationalStore.SecurityLevel.S1 };

export const checks: Readonly<Record<string, Check>> = {
  ...storageChecks,
  ...networkChecks,

  'cryptoFramework: digests, codes and random bytes': async () => {
    const encoder = new util.TextEncoder();
    const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const digest = (name: string) => {
      const md = cryptoFramework.createMd(name);
      md.updateSync({ data: encoder.encodeInto('abc') });
      return [hex(md.digestSync().data), md.getMdLength()];
    };
    const key = cryptoFramework.createSymKeyGenerator('HMAC').convertKeySync({ data: encoder.encodeInto('key') });
    const mac = cryptoFramework.createMac('SHA256');
    await mac.init(key);
    await mac.update({ data: encoder.encodeInto('abc') });
    const code = hex((await mac.doFinal()).data);
    const random = cryptoFramework.createRandom();
    return [
      ['SHA1', 'SHA256', 'SHA512', 'MD5'].map(digest),
      code,
      random.generateRandomSync(16).data.length,
      (await random.generateRandom(100_000)).data.length,
      await attempt(() => random.generateRandomSync(0)),
      await attempt(() => cryptoFramework.createMd('SHA3')),
    ];
  },

  'util: encoders, Base64 and UUIDs': async () => {
    const base64 = new util.Base64Helper();
    const bytes = new util.TextEncoder().encodeInto('围炉?>');
    return [
      base64.encodeToStringSync(bytes),
      base64.encodeToStringSync(bytes, util.Type.BASIC_URL_SAFE),
      util.TextDecoder.create('utf-8').decodeToString(base64.decodeSync(base64.encodeToStringSync(bytes))),
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(util.generateRandomUUID()),
      util.format('%s is %d', 'one', 1),
      await attempt(() => base64.decodeSync('no base64!')),
    ];
  },

  'deviceInfo and systemDateTime: the device, and clocks that go on': async () => {
    const before = systemDateTime.getUptime(systemDateTime.TimeType.STARTUP);
    const after = systemDateTime.getUptime(systemDateTime.TimeType.STARTUP);
    return [
      deviceInfo.deviceType,
      deviceInfo.sdkApiVersion,
      before > 0,
      after >= before,
      systemDateTime.getTime() > 1.7e12,
    ];
  },

  'members that the host lacks: an error that names kit and member': async (place) => {
    const store = await relationalStore.getRdbStore(place, config);
    const firstSentence = (outcome: unknown) => (outcome as { message: string }).message.split(', used in')[0];
    const outcomes = await Promise.all([
      attempt(() => (store as unknown as { backup(): void }).backup()),
      attempt(() => (store as unknown as { attach(): void }).attach()),
      attempt(() => (webSocket as unknown as { nothing: object }).nothing),
    ]);
    await store.close();
    return outcomes.map(firstSentence);
  },
};
