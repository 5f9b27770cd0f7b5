/**
 * AppStorage, LocalStorage and PersistentStorage, alone and behind a page's variables (platform.md 30).
 *
 * @vitest-environment happy-dom
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { AppStorage, LocalStorage, PersistentStorage, setPersistentStore } from '../../arkui/state/storage.ts';
import { runPage } from './structProgram.ts';

beforeEach(() => {
  AppStorage.clear();
});

describe('LocalStorage', () => {
  it('sets only what exists, and creates with setOrCreate', () => {
    const storage = new LocalStorage({ a: 1 });
    expect(storage.set('b', 2)).toBe(false);
    expect(storage.setOrCreate('b', 2)).toBe(true);
    expect([storage.get('a'), storage.get('b'), storage.size(), [...storage.keys()]]).toEqual([1, 2, 2, ['a', 'b']]);
  });

  it('deletes no entry that is still in use', () => {
    const storage = new LocalStorage({ a: 1 });
    const link = storage.link<number>('a');
    expect([storage.delete('a'), storage.clear()]).toEqual([false, false]);
    link?.aboutToBeDeleted();
    expect(storage.delete('a')).toBe(true);
    expect(storage.delete('a')).toBe(false);
  });

  it('links both ways, and props one way until the entry changes again', () => {
    const storage = new LocalStorage({ a: 1 });
    const link = storage.link<number>('a');
    const prop = storage.prop<number>('a');
    link?.set(2);
    expect([storage.get('a'), prop?.get()]).toEqual([2, 2]);
    prop?.set(9);
    expect([storage.get('a'), prop?.get()]).toEqual([2, 9]);
    storage.set('a', 3);
    expect([link?.get(), prop?.get()]).toEqual([3, 3]);
  });

  it('takes undefined and null', () => {
    const storage = new LocalStorage();
    storage.setOrCreate('a', undefined);
    expect([storage.has('a'), storage.get('a')]).toEqual([true, undefined]);
  });
});

describe('@StorageLink and @StorageProp', () => {
  const moments: [string, () => Promise<void>][] = [
    ['in the same turn', async () => {}],
    [
      'a few promises later',
      async () => {
        for (let turn = 0; turn < 4; turn++) await Promise.resolve();
      },
    ],
    ['in the next task', () => new Promise((resolve) => setImmediate(resolve))],
  ];

  it.each(moments)('miss no change that comes while the page is being built: %s', async (_moment, wait) => {
    for (let round = 0; round < 20; round++) {
      AppStorage.clear();
      AppStorage.setOrCreate('place', 'none');
      const loading = runPage(`
        @Component struct Inner { @StorageProp('place') place: string = '';
          build() { Row() { if (this.place === 'room') { Text('in the room') } else { Text('inside of ' + this.place) } } } }
        @Entry @Component struct Page {
          @StorageProp('place') place: string = '';
          @StorageProp('count') count: number = 0;
          aboutToAppear(): void { AppStorage.setOrCreate('visits', 1); }
          build() { Stack() {
            if (this.place === 'none') { Text('nowhere') } else if (this.count > 1) { Inner() } else { Text('waiting') }
          } } }`);
      await wait();
      AppStorage.setOrCreate('place', 'door');
      await wait();
      AppStorage.setOrCreate('count', 2);
      const page = await loading;
      await page.settled();
      expect(page.text()).toBe('inside of door');
      AppStorage.set('place', 'room');
      AppStorage.set('count', 3);
      await page.settled();
      expect(page.text()).toBe('in the room');
      page.app.dispose();
    }
  });

  it('create the entry from their initial value, and follow it', async () => {
    const page = await runPage(`@Entry @Component struct Page {
      @StorageLink('name') name: string = 'initial';
      @StorageProp('name') copy: string = '';
      build() { Column() { Text(this.name + ' ' + this.copy)
        Button('x').id('own').onClick(() => { this.copy = 'own'; })
        Button('y').id('link').onClick(() => { this.name = 'linked'; }) } }
    }`);
    expect(AppStorage.get('name')).toBe('initial');
    AppStorage.set('name', 'set');
    await page.settled();
    expect(page.texts()[0]).toBe('set set');
    await page.click('own');
    expect([page.texts()[0], AppStorage.get('name')]).toEqual(['set own', 'set']);
    await page.click('link');
    expect([page.texts()[0], AppStorage.get('name')]).toEqual(['linked linked', 'linked']);
  });

  it('see first-level properties of an object in the storage', async () => {
    AppStorage.setOrCreate('user', { name: 'Ada' });
    const page = await runPage(`class User { name: string = ''; }
    @Entry @Component struct Page {
      @StorageLink('user') user: User = new User();
      build() { Column() { Text(this.user.name) } }
    }`);
    Object.assign(AppStorage.get<object>('user') ?? {}, { name: 'Grace' });
    await page.settled();
    expect(page.texts()[0]).toBe('Grace');
  });
});

describe('@LocalStorageLink', () => {
  it('reaches children through the page’s storage', async () => {
    const storage = new LocalStorage({ n: 1 });
    const page = await runPage(
      `@Component struct Child { @LocalStorageLink('n') n: number = 0; build() { Button('child ' + this.n).id('add').onClick(() => { this.n++; }) } }
      @Entry @Component struct Page { @LocalStorageProp('n') n: number = 0; build() { Column() { Text('page ' + this.n)
        Child() } } }`,
      storage,
    );
    await page.click('add');
    expect([page.text(), storage.get('n')]).toEqual(['page 2|child 2', 2]);
  });
});

describe('getSharedLocalStorage', () => {
  it('gives what the window was loaded with, from the first build on', async () => {
    const page = await runPage(
      `@Entry @Component struct Page {
        private readonly who: string = this.getUIContext().getSharedLocalStorage()?.get<string>('who') ?? 'nobody';
        build() { Text(this.who) } }`,
      new LocalStorage({ who: 'Ada' }),
    );
    expect(page.text()).toBe('Ada');
  });
});

describe('PersistentStorage', () => {
  it('prefers AppStorage, then what was kept, then the default, and keeps every change', () => {
    const kept = new Map([['theme', '"dark"']]);
    setPersistentStore({
      read: (key) => kept.get(key),
      write: (key, json) => void kept.set(key, json),
      remove: (key) => void kept.delete(key),
    });
    PersistentStorage.persistProp('theme', 'light');
    expect(AppStorage.get('theme')).toBe('dark');
    AppStorage.set('theme', 'auto');
    expect(kept.get('theme')).toBe('"auto"');
    AppStorage.setOrCreate('size', 3);
    PersistentStorage.persistProp('size', 1);
    expect([AppStorage.get('size'), kept.get('size')]).toEqual([3, '3']);
    PersistentStorage.deleteProp('theme');
    PersistentStorage.deleteProp('size');
    expect([kept.size, AppStorage.get('theme')]).toEqual([0, 'auto']);
  });
});
