/** AppStorage, LocalStorage and PersistentStorage: platform fact 30. What decorators make of them is tested with ArkUI. */
import { describe, expect, it } from 'vitest';
import { AppStorage, LocalStorage, PersistentStorage } from '../../kits/ArkUI/storage.ts';
import { HostApp } from '../../kits/host/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';

describe('platform 30: AppStorage', () => {
  it('has entries by key, and takes undefined and null', () => {
    new HostApp().run(() => {
      expect(AppStorage.set('a', 1)).toBe(false);
      AppStorage.setOrCreate('a', 1);
      AppStorage.setOrCreate('b', undefined);
      AppStorage.setOrCreate('c', null);
      expect([...AppStorage.keys()]).toEqual(['a', 'b', 'c']);
      expect([AppStorage.get('a'), AppStorage.get('b'), AppStorage.get('c')]).toEqual([1, undefined, null]);
      expect([AppStorage.has('b'), AppStorage.has('x'), AppStorage.size()]).toEqual([true, false, 3]);
      expect(AppStorage.set('a', 2)).toBe(true);
      expect(AppStorage.get('a')).toBe(2);
    });
  });

  it('links both ways, and props one way', () => {
    new HostApp().run(() => {
      expect(AppStorage.link('a')).toBeUndefined();
      const first = AppStorage.setAndLink('a', 1);
      const second = AppStorage.link<number>('a');
      const prop = AppStorage.setAndProp('a', 99);
      first.set(2);
      expect([second?.get(), prop.get(), AppStorage.get('a')]).toEqual([2, 2, 2]);
      prop.set(3);
      expect([prop.get(), AppStorage.get('a')]).toEqual([3, 2]);
      AppStorage.set('a', 4);
      expect(prop.get()).toBe(4);
    });
  });

  it('does not delete what somebody follows', () => {
    new HostApp().run(() => {
      const link = AppStorage.setAndLink('a', 1);
      expect([AppStorage.delete('a'), AppStorage.clear(), AppStorage.delete('x')]).toEqual([false, false, false]);
      link.aboutToBeDeleted();
      expect(AppStorage.delete('a')).toBe(true);
      AppStorage.setAndRef('b', 1).set(5);
      expect(AppStorage.ref('b')?.get()).toBe(5);
      expect(AppStorage.clear()).toBe(true);
    });
  });

  it('belongs to one application and dies with its process', () => {
    const one = new HostApp();
    one.run(() => AppStorage.setOrCreate('a', 1));
    expect(new HostApp().run(() => AppStorage.has('a'))).toBe(false);
    one.endProcess();
    expect(one.run(() => AppStorage.has('a'))).toBe(false);
  });
});

describe('platform 30: LocalStorage', () => {
  it('starts with the properties it is given', () => {
    const storage = new LocalStorage({ a: 1 });
    storage.setOrCreate('b', 2);
    expect([storage.get('a'), storage.get('b'), storage.size()]).toEqual([1, 2, 2]);
  });
});

describe('platform 30: PersistentStorage', () => {
  it('keeps values from one process to the next; AppStorage wins over what was kept', () => {
    const storageRoot = makeTemporaryFolder('test');
    const process = () => new HostApp({ storageRoot });
    process().run(() => {
      PersistentStorage.persistProps([{ key: 'name', defaultValue: 'none' }]);
      expect(AppStorage.get('name')).toBe('none');
      AppStorage.set('name', 'Ada');
    });
    process().run(() => {
      PersistentStorage.persistProp('name', 'none');
      expect(AppStorage.get('name')).toBe('Ada');
      expect(PersistentStorage.keys()).toEqual(['name']);
    });
    process().run(() => {
      AppStorage.setOrCreate('name', 'Bob');
      PersistentStorage.persistProp('name', 'none');
      expect(AppStorage.get('name')).toBe('Bob');
      PersistentStorage.deleteProp('name');
    });
    process().run(() => expect(PersistentStorage.keys()).toEqual([]));
    removeTemporaryFolder(storageRoot);
  });
});
