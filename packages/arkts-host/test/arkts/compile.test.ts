/** Covers compiling `.ets` files and running them through the module runner. Checking is covered in check.*.test.ts. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { resourceId } from '../../arkts/resourceIds.ts';
import { type ArkTSRunner, createArkTSRunner } from '../../arkts/run.ts';
import { demoModules, makeProject } from './project.ts';

async function run(files: Record<string, string>): Promise<ArkTSRunner> {
  const { root } = makeProject({ ...demoModules, ...files });
  const runner = await createArkTSRunner({ root });
  onTestFinished(() => runner.close());
  return runner;
}

function stackOf(fail: () => void): string {
  try {
    fail();
  } catch (error) {
    return (error as Error).stack ?? '';
  }
  return 'nothing was thrown';
}

describe('modules', () => {
  it('finds a module by its package name and files by relative paths without extension', async () => {
    const runner = await run({
      'common/Index.ets': `export { add } from './src/main/ets/Add';`,
      'common/src/main/ets/Add.ets': `export function add(a: number, b: number): number { return a + b; }`,
      'entry/src/main/ets/Twice.ets': `import { add } from '@demo/common';\nexport const four: number = add(2, 2);`,
    });
    const { four } = await runner.import<{ four: number }>('@demo/entry/Twice');
    expect(four).toBe(4);
  });

  it('leaves no trace of imported and re-exported types', async () => {
    const runner = await run({
      'common/Index.ets': `export { Shape, Square } from './Shapes';\nexport * from './More';`,
      'common/Shapes.ets': `
        import { Unit } from './More';
        export interface Shape { area(): number; }
        export class Square implements Shape {
          constructor(side: number) { this.side = side; }
          private side: number;
          area(): number { return this.side * this.side; }
        }
        export { Unit };`,
      'common/More.ets': `export type Unit = 'm' | 'cm';\nexport enum Color { Red, Green }`,
      'entry/src/main/ets/Use.ets': `
        import { Color, Shape, Square, Unit } from '@demo/common';
        const shape: Shape = new Square(3);
        const unit: Unit = 'm';
        export const text: string = shape.area() + unit + Color.Green;
        export { Shape, Square };`,
    });
    const use = await runner.import('@demo/entry/Use');
    expect(use.text).toBe('9m1');
    expect(Object.keys(use).sort()).toEqual(['Square', 'text']);
    expect(Object.keys(await runner.import('@demo/common')).sort()).toEqual(['Color', 'Square']);
  });

  it('says which kit to use instead of an @ohos module', async () => {
    const runner = await run({
      'common/Index.ets': `import webSocket from '@ohos.net.webSocket';\nexport const socket = webSocket.createWebSocket();`,
    });
    await expect(runner.import('@demo/common')).rejects.toThrow("Import it from '@kit.NetworkKit'");
  });

  it('names kit, member and importing line when the host lacks a member', async () => {
    const runner = await run({
      'kits/TestKit/index.ts': `export const present = 1;`,
      'common/Index.ets': `import {\n  present,\n  absent\n} from '@kit.TestKit';\nexport const x: number = present + absent;`,
    });
    await expect(runner.import('@demo/common')).rejects.toThrow(
      "common/Index.ets:3: the host's @kit.TestKit has no 'absent'",
    );
  });
});

describe('classes', () => {
  it('define no property for a field without initializer, as on the platform', async () => {
    const runner = await run({
      'common/Index.ets': `
        class Base { name: string = 'base'; constructor() { this.init(); } init(): void {} }
        class Derived extends Base { late?: string; init(): void { this.late = 'set by init'; } }
        export const derived: Derived = new Derived();`,
    });
    const { derived } = await runner.import<{ derived: { name: string; late?: string } }>('@demo/common');
    expect({ ...derived }).toEqual({ name: 'base', late: 'set by init' });
  });
});

describe('structs where nothing renders', () => {
  it('load, and throw with file and line when built', async () => {
    const runner = await run({
      'entry/src/main/ets/Page.ets': `
        @Builder function row(text: string) { Row() { Text(text) } }
        @Entry
        @Component
        export struct Page {
          @State count: number = 0;
          build() { Column() { row('x'); if (this.count > 0) { Text('y').width(10) } } }
        }`,
    });
    const { Page } = await runner.import<{ Page: new () => object }>('@demo/entry/Page');
    expect(() => new Page()).toThrow(/struct Page \(.*Page\.ets:3\)/);
  });

  it('keep their static members', async () => {
    const runner = await run({
      'entry/src/main/ets/Page.ets': `
        @Component
        export struct Page {
          static readonly WIDTH: number = 40;
          private static half: number = Page.WIDTH / 2;
          static twice(n: number): number { return Page.half * n; }
          static get name1(): string { return 'page'; }
          build() { Column() { Text('y').width(Page.WIDTH) } }
        }
        export const found: (string | number)[] = [Page.WIDTH, Page.twice(3), Page.name1];`,
    });
    const { found } = await runner.import<{ found: unknown[] }>('@demo/entry/Page');
    expect(found).toEqual([40, 60, 'page']);
  });
});

describe('what ArkTS has without an import', () => {
  it('is there where nothing renders: enumerations and class decorators', async () => {
    const runner = await run({
      'common/Index.ets': `
        @Observed class One { @Track n: number = 1; }
        @Sendable class Two { n: number = 2; }
        @ObservedV2 class Three {
          @Trace n: number = 3;
          @Computed get twice(): number { return this.n * 2; }
          heard: string = '';
          @Monitor('n') hear(monitor: IMonitor): void { this.heard += \`\${monitor.value<number>()?.now}\`; }
        }
        export async function run(): Promise<(string | number)[]> {
          const three = new Three();
          await Promise.resolve();
          three.n = 4;
          await new Promise<void>((resolve) => { setTimeout(resolve, 1); });
          return [new One().n, new Two().n, three.twice, three.heard, FlexAlign.Center, TextAlign.End];
        }`,
    });
    const { run: work } = await runner.import<{ run: () => Promise<unknown[]> }>('@demo/common');
    expect(await work()).toEqual([1, 2, 8, '4', 1, 2]);
  });
});

describe('stack traces', () => {
  it('name the .ets file and line', async () => {
    const runner = await run({
      'common/Index.ets': `
        interface Wide { a: number; }

        export function fail(): void {
          const wide: Wide = { a: 1 };
          throw new Error('here ' + wide.a);
        }`,
    });
    const { fail } = await runner.import<{ fail: () => void }>('@demo/common');
    expect(stackOf(fail)).toMatch(/common\/Index\.ets:6:17/);
  });
});

describe('stack traces of a file that imports a kit', () => {
  it('name the line all the same', async () => {
    const runner = await run({
      'kits/TestKit/index.ts': `export const hilog = { error(): void {} };`,
      'common/Index.ets': `import { hilog } from '@kit.TestKit';
export function fail(): void {
  hilog.error();
  throw new Error('here');
}`,
    });
    const { fail } = await runner.import<{ fail: () => void }>('@demo/common');
    expect(stackOf(fail)).toMatch(/common\/Index\.ets:4:9/);
  });
});

describe('a kit', () => {
  it('is one module for ArkTS and for host code', async () => {
    const runner = await run({
      'kits/TestKit/index.ts': `export class Shared {}`,
      'program.ts': `export { Shared } from '@kit.TestKit';\nexport { own } from '@demo/common';`,
      'common/Index.ets': `import { Shared } from '@kit.TestKit';\nexport const own: Shared = new Shared();`,
    });
    const { Shared, own } = await runner.import<{ Shared: new () => object; own: object }>('program.ts');
    expect(own).toBeInstanceOf(Shared);
  });
});

describe('imports that lead nowhere', () => {
  it('say what is missing', async () => {
    const fails = async (specifier: string) => {
      const runner = await run({
        'common/Index.ets': `import { x } from '${specifier}';\nexport const y: number = x;`,
      });
      await expect(runner.import('@demo/common')).rejects.toThrow();
      return runner.import('@demo/common').then(
        () => '',
        (error: Error) => error.message,
      );
    };
    expect(await fails('./gone')).toContain("common/Index.ets: './gone' leads to no .ets or .ts file");
    expect(await fails('@kit.Gone')).toContain('the host has no @kit.Gone');
    expect(await fails('@demo/entry/Page')).toContain('a module cannot import another HAP');
    expect(await fails('@ohos.no.such')).toContain('No kit of the SDK exports it');
  });

  it('and files that do not parse are named with line and column', async () => {
    const runner = await run({ 'common/Index.ets': `export const a: number = 1;\nexport const b: number = ;` });
    await expect(runner.import('@demo/common')).rejects.toThrow(/common\/Index\.ets:2:26 Expression expected/);
  });
});

describe('resources', () => {
  it('become objects that name bundle and module', async () => {
    const runner = await run({
      'entry/src/main/ets/Names.ets': `export const title: Resource = $r('app.string.title', 5);
export const file: Resource = $rawfile('data.json');
export function named(name: string): Resource { return $r('app.string.' + name); }`,
    });
    const { title, file, named } = await runner.import<{
      title: object;
      file: object;
      named: (name: string) => object;
    }>('@demo/entry/Names');
    expect(file).toMatchObject({ id: -1, type: 30000, params: ['data.json'] });
    expect(named('x')).toMatchObject({ id: -1, type: -1, params: ['app.string.x'] });
    expect(title).toEqual({
      id: resourceId('string', 'title'),
      type: 10003,
      params: [5],
      bundleName: 'com.example.demo',
      moduleName: 'entry',
      name: 'app.string.title',
    });
  });
});
