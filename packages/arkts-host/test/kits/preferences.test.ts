/** `preferences` on real files: platform fact 44, and that what was flushed survives. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preferences } from '../../kits/ArkData/index.ts';
import { HostApp } from '../../kits/host/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';

let root: string;
let context: { preferencesDir: string };

beforeEach(() => {
  root = makeTemporaryFolder('test');
  context = { preferencesDir: path.join(root, 'preferences') };
});

afterEach(() => removeTemporaryFolder(root));

describe('preferences', () => {
  const name = 'settings';

  it('keep values of all types through flush and a new process', async () => {
    const settings = await preferences.getPreferences(context, name);
    const values = {
      n: 1.5,
      s: 'text',
      b: true,
      list: ['a', 'b'],
      bytes: new Uint8Array([1, 2]),
      big: 2n ** 70n,
      o: { a: 1 },
    };
    for (const [key, value] of Object.entries(values)) {
      await settings.put(key, value);
    }
    await settings.flush();
    const again = new HostApp().run(() => preferences.getPreferencesSync(context, { name }));
    expect(again).not.toBe(settings);
    expect(again.getAllSync()).toEqual(values);
    expect(await again.get('missing', 'default')).toBe('default');
    expect(await again.has('n')).toBe(true);
  });

  it('give one instance a file', async () => {
    expect(preferences.getPreferencesSync(context, { name })).toBe(await preferences.getPreferences(context, name));
  });

  it('are deleted with their file', async () => {
    const settings = preferences.getPreferencesSync(context, { name });
    settings.putSync('a', 1);
    settings.flushSync();
    expect(existsSync(path.join(context.preferencesDir, name))).toBe(true);
    await preferences.deletePreferences(context, name);
    expect(existsSync(path.join(context.preferencesDir, name))).toBe(false);
    expect(preferences.getPreferencesSync(context, { name }).hasSync('a')).toBe(false);
  });

  it('refuse keys, values and names beyond the limits with 401', () => {
    const settings = preferences.getPreferencesSync(context, { name });
    settings.putSync('k'.repeat(1024), 'v'.repeat(16 * 1024 * 1024));
    expect(() => settings.putSync('k'.repeat(1025), 1)).toThrow('1024 bytes');
    expect(() => settings.putSync('k', 'v'.repeat(16 * 1024 * 1024 + 1))).toThrow('16 * 1024 * 1024');
    expect(() => settings.putSync('k', undefined as never)).toThrow('ValueType');
    expect(() => preferences.getPreferencesSync(context, { name: '' })).toThrow(expect.objectContaining({ code: 401 }));
    expect(() => preferences.getPreferencesSync(context, { name: 'a/b' })).toThrow('without /');
  });

  it('platform 44: what was not flushed is lost with the process, and change is told at flush', async () => {
    const settings = preferences.getPreferencesSync(context, { name });
    const told: string[] = [];
    settings.on('change', (key) => told.push(key));
    settings.on('dataChange', ['b'], (changes) => told.push(JSON.stringify(changes)));
    settings.putSync('a', 1);
    settings.putSync('b', 2);
    const other = new HostApp().run(() => preferences.getPreferencesSync(context, { name }));
    expect(other.getAllSync()).toEqual({});
    await Promise.resolve();
    expect(told).toEqual([]);
    await settings.flush();
    expect(told).toEqual(['a', 'b', '{"b":2}']);
    settings.putSync('a', 1);
    await settings.flush();
    expect(told).toHaveLength(3);
    settings.off('change');
    settings.putSync('a', 2);
    await settings.flush();
    expect(told).toHaveLength(3);
  });
});
