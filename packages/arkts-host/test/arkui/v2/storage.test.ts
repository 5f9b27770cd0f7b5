// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * AppStorageV2, PersistenceV2 and what `UIUtils` makes of objects.
 *
 * @vitest-environment happy-dom
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppStorageV2, PersistenceV2, Type, UIUtils } from '../../../arkui/kit.ts';
import { setApplicationState } from '../../../arkui/state/applicationState.ts';
import { setPersistentStore } from '../../../arkui/state/storage.ts';
import { logged, runPage } from '../structProgram.ts';
import { pageV2 } from './pageV2.ts';

Object.assign(globalThis, { AppStorageV2, PersistenceV2, Type, UIUtils });

/** What is on the disk; stays when the application starts anew. */
const disk = new Map<string, string>();

function startApplication(): void {
  const states = new Map<symbol, unknown>();
  setApplicationState(<T>(key: symbol, make: () => T): T => {
    if (!states.has(key)) states.set(key, make());
    return states.get(key) as T;
  });
}

beforeEach(() => {
  disk.clear();
  setPersistentStore({
    read: (key) => disk.get(key),
    write: (key, json) => void disk.set(key, json),
    remove: (key) => void disk.delete(key),
  });
  startApplication();
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('AppStorageV2', () => {
  it('gives two structs the same object', async () => {
    const running = await runPage(
      pageV2(
        '@Local data: Data = AppStorageV2.connect(Data, () => new Data())!;',
        'Text(`${this.data.n}`)\nChild()',
        `@ObservedV2 class Data { @Trace n: number = 1; }
         @ComponentV2 struct Child {
           @Local data: Data = AppStorageV2.connect(Data, () => new Data())!;
           build() { Button('+').id('add').onClick(() => { this.data.n++; }) }
         }`,
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('2');
  });

  it('finds by class or by key and forgets without taking anything away', () => {
    class Data {
      n = 1;
    }
    const first = AppStorageV2.connect(Data, () => new Data());
    expect(AppStorageV2.connect(Data, 'Data', () => new Data())).toBe(first);
    expect(AppStorageV2.connect(Data, 'other', () => new Data())).not.toBe(first);
    expect(AppStorageV2.keys()).toEqual(['Data', 'other']);
    AppStorageV2.remove(Data);
    AppStorageV2.remove('other');
    expect(AppStorageV2.keys()).toEqual([]);
    expect(first?.n).toBe(1);
    expect(AppStorageV2.connect(Data, () => new Data())).not.toBe(first);
  });

  it('wants a default where nothing is stored and one class a key', () => {
    class Data {}
    class Other {}
    expect(() => AppStorageV2.connect(Data)).toThrow("'Data' is not stored yet");
    AppStorageV2.connect(Data, 'key', () => new Data());
    expect(() => AppStorageV2.connect(Other, 'key', () => new Other())).toThrow('holds no Other');
  });
});

describe('PersistenceV2', () => {
  const source = `
    @ObservedV2 class Inner { @Trace n: number = 1; }
    @ObservedV2 class Data {
      @Trace name: string = 'a';
      unseen: number = 1;
      @Type(Inner) @Trace inner: Inner = new Inner();
      @Type(Inner) @Trace list: Inner[] = [];
      @Trace when: Date = new Date(0);
      @Trace byName: Map<string, number> = new Map();
      double(): number { return this.inner.n * 2; }
    }`;
  const page = pageV2(
    '@Local data: Data = PersistenceV2.connect(Data, () => new Data())!;',
    `Text(\`\${this.data.name} \${this.data.double()} \${this.data.list.map((one: Inner) => one instanceof Inner ? one.n : -1).join()} \${this.data.when.getTime()} \${this.data.byName.get('k')}\`)
     Button('1').id('change').onClick(() => {
       this.data.name = 'b'; this.data.inner.n = 4; this.data.list.push(new Inner()); this.data.when = new Date(7); this.data.byName.set('k', 3);
     })
     Button('2').id('unseen').onClick(() => { this.data.unseen = 9; })
     Button('3').id('save').onClick(() => { PersistenceV2.save(Data); })`,
    source,
  );

  it('keeps what is observed and gives it back as objects of their classes', async () => {
    const running = await runPage(page);
    await running.click('change');
    expect(running.texts()[0]).toBe('b 8 1 7 3');
    running.app.dispose();
    startApplication();
    const again = await runPage(page);
    expect(again.texts()[0]).toBe('b 8 1 7 3');
    expect(PersistenceV2.keys()).toEqual(['Data']);
  });

  it('keeps changes of other properties only when it is told to', async () => {
    const running = await runPage(page);
    await running.click('unseen');
    expect(disk.get('v2:Data')).toContain('"unseen":1');
    await running.click('save');
    expect(disk.get('v2:Data')).toContain('"unseen":9');
  });

  it('tells of what takes more room than a key has and of what cannot be written', async () => {
    const errors: string[] = [];
    PersistenceV2.notifyOnError((key, reason) => errors.push(`${key} ${reason}`));
    class Big {
      text = 'x'.repeat(9000);
    }
    PersistenceV2.connect(Big, () => new Big());
    class Loop {
      self: Loop = this;
    }
    PersistenceV2.connect(Loop, () => new Loop());
    PersistenceV2.notifyOnError(undefined);
    expect(errors).toEqual(['Big quota', 'Loop serialization']);
  });

  it('is connected for all modules by globalConnect', () => {
    class Data {
      n = 1;
    }
    const first = PersistenceV2.globalConnect({ type: Data, defaultCreator: () => new Data() });
    expect(PersistenceV2.globalConnect({ type: Data, key: 'Data', defaultCreator: () => new Data() })).toBe(first);
  });

  it('forgets what is removed', async () => {
    class Data {
      n = 1;
    }
    PersistenceV2.connect(Data, () => new Data());
    PersistenceV2.remove(Data);
    expect(PersistenceV2.keys()).toEqual([]);
    expect(disk.has('v2:Data')).toBe(false);
  });
});

describe('UIUtils', () => {
  it('makeObserved has plain objects observed at any depth', async () => {
    const running = await runPage(
      pageV2(
        '@Local data: Outer = UIUtils.makeObserved(new Outer());',
        "Text(`${this.data.inner.n} ${this.data.list.join()}`)\nButton('+').id('add').onClick(() => { this.data.inner.n++; this.data.list.push(2); })",
        'class Inner { n: number = 1; }\nclass Outer { inner: Inner = new Inner(); list: number[] = [1]; }',
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('2 1,2');
  });

  it('getTarget gives the object itself: changes of it are not heard', async () => {
    const running = await runPage(
      pageV2(
        '@Local list: number[] = [1];',
        "Text(`${this.list.length}`)\nButton('+').id('add').onClick(() => { UIUtils.getTarget(this.list).push(2); log(`${this.list.length}`); })",
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('1');
    expect(logged).toEqual(['2']);
  });

  it('addMonitor and clearMonitor have a function hear of changes and no longer', async () => {
    const data = UIUtils.makeObserved({ n: 1 });
    const heard = vi.fn();
    const listener = () => heard(data.n);
    UIUtils.addMonitor(data, 'n', listener);
    UIUtils.addMonitor(data, ['n'], listener);
    data.n = 2;
    await settled();
    expect(heard.mock.calls).toEqual([[2]]);
    UIUtils.clearMonitor(data, 'n', listener);
    data.n = 3;
    await settled();
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
