/**
 * What kits do, written once and run twice: in Node, and in a page over the bridge. Each check gives a plain outcome;
 * the test wants the same from both. They use what applications use, and the edges of it.
 */
import { relationalStore } from '@kit.ArkData';
import { util } from '@kit.ArkTS';
import { deviceInfo, systemDateTime } from '@kit.BasicServicesKit';
import { cryptoFramework } from '@kit.CryptoArchitectureKit';
import { webSocket } from '@kit.NetworkKit';
import { attempt, type Check } from './check.ts';
import { networkChecks } from './networkChecks.ts';
import { storageChecks } from './storageChecks.ts';

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const config = { name: 'lacks.db', securityLevel: relationalStore.SecurityLevel.S1 };

export const checks: Readonly<Record<string, Check>> = {
  ...storageChecks,
  ...networkChecks,

  'cryptoFramework: digests, codes and random bytes': async () => {
    const encoder = new util.TextEncoder();
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

  'cryptoFramework: sealing, a tag that was cut, and what two keys agree on': async () => {
    const { ENCRYPT_MODE, DECRYPT_MODE } = cryptoFramework.CryptoMode;
    const key = cryptoFramework.createSymKeyGenerator('AES256').convertKeySync({ data: new Uint8Array(32).fill(7) });
    const run = (mode: 0 | 1, data: Uint8Array, tag: Uint8Array, ad: number[]) => {
      const params = {
        algName: 'GcmParamsSpec',
        iv: { data: new Uint8Array(12) },
        aad: { data: new Uint8Array(ad) },
        authTag: { data: tag },
      };
      const cipher = cryptoFramework.createCipher('AES256|GCM|NoPadding');
      cipher.initSync(mode, key, params);
      return hex(cipher.doFinalSync({ data }).data);
    };
    const none = new Uint8Array(16);
    const sealed = run(ENCRYPT_MODE, new Uint8Array([1, 2, 3]), none, [4]);
    const bytes = new Uint8Array((sealed.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
    const [text, tag] = [bytes.slice(0, 3), bytes.slice(3)];
    const generator = cryptoFramework.createAsyKeyGenerator('X25519');
    const der = (prefix: number[], fill: number) => ({
      data: new Uint8Array([...prefix, ...new Uint8Array(32).fill(fill)]),
    });
    const pair = (fill: number) =>
      generator.convertKeySync(
        der([48, 42, 48, 5, 6, 3, 43, 101, 110, 3, 33, 0], fill),
        der([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 110, 4, 34, 4, 32], 5),
      );
    const agree = (fill: number) =>
      hex(cryptoFramework.createKeyAgreement('X25519').generateSecretSync(pair(fill).priKey, pair(fill).pubKey).data);
    return [
      sealed,
      run(DECRYPT_MODE, text, tag, [4]),
      run(DECRYPT_MODE, text, tag.slice(0, 4), [4]),
      await attempt(() => run(DECRYPT_MODE, text, tag, [5])),
      await attempt(() => run(DECRYPT_MODE, text, none.slice(0, 4), [4])),
      run(ENCRYPT_MODE, new Uint8Array(0), none, [4]) === run(ENCRYPT_MODE, new Uint8Array(0), none, [5]),
      agree(9),
      await attempt(() => agree(0)),
      hex(generator.generateKeyPairSync().pubKey.getEncoded().data).length,
      await attempt(() => generator.convertKeySync({ data: new Uint8Array(44) }, null)),
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
