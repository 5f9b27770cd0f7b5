/** `hilog`, `util`, `cryptoFramework`, `systemDateTime`, `deviceInfo`, and what the host does not have. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { accessibility } from '../../kits/AccessibilityKit/index.ts';
import * as ArkTS from '../../kits/ArkTS/index.ts';
import { grantClipboard } from '../../kits/BasicServicesKit/clipboardGrant.ts';
import { deviceInfo, pasteboard, systemDateTime } from '../../kits/BasicServicesKit/index.ts';
import { fileIo } from '../../kits/CoreFileKit/index.ts';
import { cryptoFramework } from '../../kits/CryptoArchitectureKit/index.ts';
import { lastAnnouncement } from '../../kits/host/announcement.ts';
import { readClipboard } from '../../kits/host/clipboard.ts';
import { HostApp, type LogRecord, subscribeToLog } from '../../kits/host/index.ts';
import { setClipboardFiles } from '../../kits/MediaLibraryKit/library.ts';
import * as NetworkKit from '../../kits/NetworkKit/index.ts';
import { hilog } from '../../kits/PerformanceAnalysisKit/index.ts';
import { setCamera } from '../../kits/ScanKit/camera.ts';
import { scanBarcode, scanCore } from '../../kits/ScanKit/index.ts';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';

const { util } = ArkTS;

function logged(work: () => void): LogRecord[] {
  const records: LogRecord[] = [];
  const stop = subscribeToLog((record) => records.push(record));
  work();
  stop();
  return records;
}

describe('hilog', () => {
  it('shows public arguments and hides all others', () => {
    const [record] = logged(() =>
      hilog.info(0xff00, 'Test', '%{public}s %{private}s %s %{public}d%% %{public}o', 'a', 'b', 'c', 4, { e: 5 }),
    );
    expect(record?.message).toBe('a <private> <private> 4% {"e":5}');
  });

  it('leaves placeholders without argument, and drops arguments without placeholder', () => {
    expect(logged(() => hilog.warn(0, 'Test', '%{public}s %{public}s', 'a'))[0]?.message).toBe('a %{public}s');
    expect(logged(() => hilog.warn(0, 'Test', 'x', 'a'))[0]?.message).toBe('x');
  });

  it('tells level, domain, tag and application', () => {
    const app = new HostApp();
    const records = logged(() => app.run(() => hilog.error(0x12, 'Tag', 'm')));
    expect(records).toEqual([{ app, level: hilog.LogLevel.ERROR, domain: 0x12, tag: 'Tag', message: 'm' }]);
  });

  it('throws where a device would drop the line', () => {
    expect(() => hilog.info(0x10000, 'Tag', 'm')).toThrow('a device drops this line');
    expect(() => hilog.info(0, '', 'm')).toThrow('a device drops this line');
  });

  it('respects the least level of its application', () => {
    const app = new HostApp();
    const records = logged(() =>
      app.run(() => {
        hilog.setMinLogLevel(hilog.LogLevel.WARN);
        hilog.info(0, 'Tag', 'no');
        hilog.warn(0, 'Tag', 'yes');
      }),
    );
    expect(records.map((record) => record.message)).toEqual(['yes']);
  });
});

describe('util', () => {
  it('encodes and decodes UTF-8', () => {
    const bytes = new util.TextEncoder().encodeInto('é✓');
    expect([...bytes]).toEqual([0xc3, 0xa9, 0xe2, 0x9c, 0x93]);
    expect(util.TextDecoder.create('utf-8').decodeToString(bytes)).toBe('é✓');
    expect(() => util.TextDecoder.create('utf-8', { fatal: true }).decodeToString(new Uint8Array([0xff]))).toThrow();
  });

  it('keeps the rest of a character between two pieces of a stream', () => {
    const decoder = util.TextDecoder.create('utf-8');
    const first = decoder.decodeToString(new Uint8Array([0xc3]), { stream: true });
    expect(first + decoder.decodeToString(new Uint8Array([0xa9]))).toBe('é');
  });

  it('speaks Base64, and refuses what is none', () => {
    const helper = new util.Base64Helper();
    const bytes = new Uint8Array([0xfb, 0xff, 0xfe]);
    expect(helper.encodeToStringSync(bytes)).toBe('+//+');
    expect(helper.encodeToStringSync(bytes, util.Type.BASIC_URL_SAFE)).toBe('-__-');
    expect(helper.decodeSync('+//+')).toEqual(bytes);
    expect(() => helper.decodeSync('no base64!')).toThrow(expect.objectContaining({ code: 401 }));
  });

  it('makes and reads UUIDs', () => {
    const uuid = util.generateRandomUUID(true);
    expect(util.parseUUID(uuid)).toHaveLength(16);
    expect(() => util.parseUUID('nonsense')).toThrow(expect.objectContaining({ code: 10200002 }));
  });
});

describe('cryptoFramework', () => {
  const text = (value: string) => ({ data: new Uint8Array(Buffer.from(value)) });
  const hex = (blob: { data: Uint8Array }) => Buffer.from(blob.data).toString('hex');

  it('digests', async () => {
    const md = cryptoFramework.createMd('SHA256');
    await md.update(text('ab'));
    md.updateSync(text('c'));
    expect(hex(await md.digest())).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(md.getMdLength()).toBe(32);
    expect(() => cryptoFramework.createMd('SHA-256')).toThrow(expect.objectContaining({ code: 401 }));
  });

  it('authenticates (RFC 4231, case 2)', async () => {
    const key = await cryptoFramework.createSymKeyGenerator('HMAC').convertKey(text('Jefe'));
    const mac = cryptoFramework.createMac('SHA256');
    await mac.init(key);
    await mac.update(text('what do ya want for nothing?'));
    expect(hex(await mac.doFinal())).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });

  it('refuses to authenticate nothing piece by piece, but does without a piece', () => {
    const mac = cryptoFramework.createMac('SHA256');
    mac.initSync(cryptoFramework.createSymKeyGenerator('HMAC').convertKeySync(text('k')));
    expect(() => mac.updateSync(text(''))).toThrow(expect.objectContaining({ code: 401 }));
    expect(mac.doFinalSync().data).toHaveLength(32);
  });

  describe('AES-GCM', () => {
    const key = () => cryptoFramework.createSymKeyGenerator('AES256').convertKeySync({ data: new Uint8Array(32) });
    const params = (aad: string, authTag: Uint8Array = new Uint8Array(16)) => ({
      algName: 'GcmParamsSpec',
      iv: { data: new Uint8Array(12) },
      aad: text(aad),
      authTag: { data: authTag },
    });
    const seal = (plain: string, aad: string) => {
      const cipher = cryptoFramework.createCipher('AES256|GCM|NoPadding');
      cipher.initSync(cryptoFramework.CryptoMode.ENCRYPT_MODE, key(), params(aad));
      return cipher.doFinalSync(text(plain)).data;
    };
    const open = (sealed: Uint8Array, tag: Uint8Array, aad: string) => {
      const cipher = cryptoFramework.createCipher('AES256|GCM|NoPadding');
      cipher.initSync(cryptoFramework.CryptoMode.DECRYPT_MODE, key(), params(aad, tag));
      return Buffer.from(cipher.doFinalSync({ data: sealed }).data).toString();
    };

    it('seals with the tag behind the text, and opens only with the right one', () => {
      const sealed = seal('words', 'bound');
      expect(sealed).toHaveLength(21);
      expect(open(sealed.slice(0, 5), sealed.slice(5), 'bound')).toBe('words');
      expect(() => open(sealed.slice(0, 5), sealed.slice(5), 'loose')).toThrow(
        expect.objectContaining({ code: 17630001 }),
      );
    });

    it('has the traps of the platform: a cut tag is enough, and an empty text is bound to nothing', () => {
      const sealed = seal('words', 'bound');
      expect(open(sealed.slice(0, 5), sealed.slice(5, 9), 'bound')).toBe('words');
      expect(seal('', 'bound')).toEqual(seal('', 'loose'));
    });

    it('wants a key of the right length, which is there', () => {
      const generator = cryptoFramework.createSymKeyGenerator('AES256');
      expect(() => generator.convertKeySync({ data: new Uint8Array(16) })).toThrow(
        expect.objectContaining({ code: 401 }),
      );
      const cleared = key();
      cleared.clearMem();
      const cipher = cryptoFramework.createCipher('AES256|GCM|NoPadding');
      expect(() => cipher.initSync(cryptoFramework.CryptoMode.ENCRYPT_MODE, cleared, params(''))).toThrow(
        expect.objectContaining({ code: 17630001 }),
      );
    });
  });

  it('agrees on secrets with X25519, by keys in DER, and not with points of low order', () => {
    const generator = cryptoFramework.createAsyKeyGenerator('X25519');
    const agreement = cryptoFramework.createKeyAgreement('X25519');
    const [one, other] = [generator.generateKeyPairSync(), generator.generateKeyPairSync()];
    const copy = generator.convertKeySync(one.pubKey.getEncoded(), one.priKey.getEncoded());
    const secret = hex(agreement.generateSecretSync(copy.priKey, other.pubKey));
    expect(secret).toBe(hex(agreement.generateSecretSync(other.priKey, one.pubKey)));
    const weak = one.pubKey.getEncoded();
    weak.data.fill(0, 12);
    const zero = generator.convertKeySync(weak, null);
    expect(() => agreement.generateSecretSync(one.priKey, zero.pubKey)).toThrow(
      expect.objectContaining({ code: 17630001 }),
    );
    expect(() => generator.convertKeySync({ data: new Uint8Array(44) }, null)).toThrow(
      expect.objectContaining({ code: 17630001 }),
    );
  });

  it('gives as many random bytes as asked', async () => {
    const random = cryptoFramework.createRandom();
    expect(random.generateRandomSync(12).data).toHaveLength(12);
    const blob = await new Promise<{ data: Uint8Array }>((resolve) =>
      random.generateRandom(7, (_error, data) => resolve(data)),
    );
    expect(blob.data).toHaveLength(7);
    expect(() => random.generateRandomSync(0)).toThrow(expect.objectContaining({ code: 401 }));
  });

  it('throws at what the host does not have, naming the file that wants it', () => {
    expect(() => (cryptoFramework as unknown as { createSign(): void }).createSign()).toThrow(
      /CryptoArchitectureKit: the host does not implement 'cryptoFramework.createSign', used in .*smallKits.test.ts/,
    );
  });
});

describe('systemDateTime and deviceInfo', () => {
  it('has an uptime that follows the monotonic clock', () => {
    vi.useFakeTimers({ toFake: ['hrtime'] });
    const { STARTUP } = systemDateTime.TimeType;
    const before = systemDateTime.getUptime(STARTUP);
    vi.advanceTimersByTime(1_500);
    expect(systemDateTime.getUptime(STARTUP) - before).toBe(1_500);
    expect(systemDateTime.getUptime(STARTUP, true)).toBeGreaterThan(1e6);
    vi.useRealTimers();
  });

  it('tells the kind of the device', () => {
    expect(new HostApp({ deviceType: 'tv' }).run(() => deviceInfo.deviceType)).toBe('tv');
  });
});

describe('what the host does not implement', () => {
  it.each([
    ['a namespace', () => (NetworkKit.http as { createHttp(): void }).createHttp(), "'http.createHttp'"],
    ['a class', () => new (ArkTS.HashMap as unknown as new () => object)(), "'new HashMap()'"],
    [
      'a member of an object',
      () => (NetworkKit.webSocket.createWebSocket() as unknown as { onOpen(): void }).onOpen(),
      "'WebSocket.onOpen'",
    ],
    ['a member of a namespace', () => (util as unknown as { getHash(): void }).getHash(), "'util.getHash'"],
  ])('%s throws at first use', (_name, use, named) => {
    expect(use).toThrow(named);
    expect(use).toThrow('smallKits.test.ts');
  });
});

describe('pasteboard', () => {
  it('copies text, and nothing else', async () => {
    const data = pasteboard.createData(pasteboard.MIMETYPE_TEXT_PLAIN, 'copied');
    await pasteboard.getSystemPasteboard().setData(data);
    expect(readClipboard()).toBe('copied');
    expect(() => pasteboard.createData(pasteboard.MIMETYPE_TEXT_PLAIN, 7)).toThrow('no text');
    expect(() => pasteboard.createData('text/html', '<p>')).toThrow("does not implement 'pasteboard.createData");
  });

  it('is read once the person pressed a button of the system for it, or with a permission', async () => {
    const storageRoot = makeTemporaryFolder('paste');
    const app = new HostApp({ storageRoot, permissions: [] });
    const read = () => app.run(() => pasteboard.getSystemPasteboard().getData());
    await expect(read()).rejects.toMatchObject({ code: 201 });
    grantClipboard(app);
    await app.run(() =>
      pasteboard.getSystemPasteboard().setData(pasteboard.createData(pasteboard.MIMETYPE_TEXT_PLAIN, 'a text')),
    );
    expect((await read()).getRecord(0).plainText).toBe('a text');
    writeFileSync(join(storageRoot, 'cat.png'), 'x');
    setClipboardFiles(app, [join(storageRoot, 'cat.png')]);
    const data = await read();
    expect(data.getRecordCount()).toBe(1);
    expect(data.getRecord(0)).toMatchObject({ mimeType: pasteboard.MIMETYPE_TEXT_URI, plainText: '' });
    expect(app.run(() => fileIo.openSync(data.getRecord(0).uri).name)).toBe('cat.png');
    expect(() => data.getRecord(1)).toThrow('out of the record');
    app.endProcess();
    await expect(read()).rejects.toMatchObject({ code: 201 });
  });
});

describe('AccessibilityKit', () => {
  it('announces a text, and nothing else', async () => {
    const event = new accessibility.EventInfo('announceForAccessibility', 'com.example.app', 'common');
    await expect(accessibility.sendAccessibilityEvent(event)).rejects.toMatchObject({ code: 401 });
    event.textAnnouncedForAccessibility = 'Online';
    await accessibility.sendAccessibilityEvent(event);
    expect(lastAnnouncement()).toBe('Online');
    const click = new accessibility.EventInfo('click', 'com.example.app', 'click');
    await expect(accessibility.sendAccessibilityEvent(click)).rejects.toThrow("'click'");
  });
});

describe('ScanKit', () => {
  const { QR_CODE, ONE_D_CODE } = scanCore.ScanType;
  const { INTERNAL_ERROR, SCAN_SERVICE_CANCELED } = scanCore.ScanErrorCode;

  it('gives what the camera of the application sees', async () => {
    const app = new HostApp();
    setCamera(app, async () => 'demo://join');
    const result = await app.run(() => scanBarcode.startScanForResult({}, { scanTypes: [QR_CODE] }));
    expect(result).toEqual({ scanType: QR_CODE, originalValue: 'demo://join' });
  });

  it('rejects without a camera, when the person gives up, and for a kind of code that the camera cannot read', async () => {
    const app = new HostApp();
    const scan = (context?: object, scanTypes = [QR_CODE]) =>
      app.run(() => scanBarcode.startScanForResult(context, { scanTypes }));
    await expect(scan({})).rejects.toMatchObject({ code: INTERNAL_ERROR });
    setCamera(app, async () => undefined);
    await expect(scan({})).rejects.toMatchObject({ code: SCAN_SERVICE_CANCELED });
    setCamera(app, async () => 'text');
    await expect(scan({}, [ONE_D_CODE])).rejects.toMatchObject({ code: SCAN_SERVICE_CANCELED });
    await expect(scan(undefined)).rejects.toMatchObject({ code: 401 });
  });
});
