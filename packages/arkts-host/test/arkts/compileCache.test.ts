/** Covers compiled files kept on disk. What they hold is covered in compile.test.ts. */
import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CompileCache } from '../../arkts/CompileCache.ts';
import { type CompiledModule, type CompilerSetting, createEtsCompiler } from '../../arkts/compile.ts';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';
import { demoModules, makeProject, type TestProject } from './project.ts';

const DAY = 24 * 60 * 60 * 1000;
const VERSION = 'compiler 1';
const PAGE = 'entry/src/main/ets/Page.ets';
const SHAPE_IS_TYPE = 'export interface Shape { area: number; }';
const SHAPE_IS_VALUE = 'export class Shape { area: number = 1; }';

function makePageProject(): TestProject {
  return makeProject({
    ...demoModules,
    'common/Index.ets': `export { Shape } from './Shapes';`,
    'common/Shapes.ets': SHAPE_IS_TYPE,
    [PAGE]: `import { hilog } from '@kit.PerformanceAnalysisKit';
import { Shape } from '@demo/common';
export { Shape };
@Entry
@Component
struct Page {
  build() { Text($r('app.string.title')).onClick(() => hilog.info(0, 'a', '围炉')) }
}`,
  });
}

class WatchedCache extends CompileCache {
  /** What was compiled or parsed anew. */
  readonly written: string[] = [];

  override write(key: readonly string[], value: object): void {
    this.written.push(key[0] ?? '');
    super.write(key, value);
  }
}

interface Outcome {
  readonly module: CompiledModule;
  readonly written: readonly string[];
}

/** Compiles the page as a process of its own would: nothing but the cache's folder is shared. */
function compilePage(project: TestProject, folder: string, setting: CompilerSetting = {}, version = VERSION): Outcome {
  const cache = new WatchedCache(folder, version);
  const module = compileWith(project, setting, cache);
  return { module, written: cache.written };
}

function compileWith(project: TestProject, setting: CompilerSetting, cache?: CompileCache): CompiledModule {
  const file = project.file(PAGE);
  return createEtsCompiler({ root: project.root, ...setting }, cache)(file, readFileSync(file, 'utf8'));
}

function entriesOf(folder: string): string[] {
  return readdirSync(folder).map((name) => path.join(folder, name));
}

function age(file: string, days: number): void {
  const then = new Date(Date.now() - days * DAY);
  utimesSync(file, then, then);
}

describe('a compiled file that was kept', () => {
  it('is byte for byte what compiling gives and nothing is compiled or parsed for it', () => {
    const project = makePageProject();
    const folder = makeTemporaryFolder('compiled');
    for (const hasArkUI of [false, true]) {
      const setting: CompilerSetting = { hasArkUI, globalsModule: '/globals.ts' };
      const plain = compileWith(project, setting);
      expect(JSON.stringify(compilePage(project, folder, setting).module)).toBe(JSON.stringify(plain));
      const again = compilePage(project, folder, setting);
      expect(again.written).toEqual([]);
      expect(JSON.stringify(again.module)).toBe(JSON.stringify(plain));
    }
  });

  it('does not count when an export that it imports through another file becomes a value', () => {
    const project = makePageProject();
    const folder = makeTemporaryFolder('compiled');
    expect(compilePage(project, folder).module.code).not.toContain('export { Shape }');
    project.write('common/Shapes.ets', SHAPE_IS_VALUE);
    const changed = compilePage(project, folder);
    expect(changed.module.code).toContain('export { Shape }');
    expect(changed.module).toEqual(compileWith(project, {}));
    project.write('common/Shapes.ets', SHAPE_IS_TYPE);
    expect(compilePage(project, folder).module).toEqual(compileWith(project, {}));
  });

  it('counts on when a file that it imports changes in what does not show outside', () => {
    const project = makePageProject();
    const folder = makeTemporaryFolder('compiled');
    compilePage(project, folder);
    project.write('common/Shapes.ets', `${SHAPE_IS_TYPE}\nconst hidden: number = 1;`);
    expect(compilePage(project, folder).written).toEqual(['exports']);
  });

  it('does not count for another source or setting or compiler', () => {
    const project = makePageProject();
    const folder = makeTemporaryFolder('compiled');
    compilePage(project, folder);
    const settings: CompilerSetting[] = [{ bundleName: 'a.b.c' }, { hasArkUI: true }, { globalsModule: '/globals.ts' }];
    for (const setting of settings) {
      const { module, written } = compilePage(project, folder, setting);
      expect(written).toEqual(['module']);
      expect(module).toEqual(compileWith(project, setting));
    }
    expect(compilePage(project, folder, {}, 'compiler 2').written).toContain('module');
    project.write(PAGE, `${readFileSync(project.file(PAGE), 'utf8')}\nexport const more: number = 1;`);
    expect(compilePage(project, folder).module.code).toContain('more');
  });

  it('is compiled anew when it was cut off or overwritten or is no file', () => {
    const project = makePageProject();
    const folder = makeTemporaryFolder('compiled');
    const { module, written } = compilePage(project, folder);
    const spoilers: ((file: string) => void)[] = [
      (file) => truncateSync(file, statSync(file).size - 1),
      (file) => truncateSync(file, 0),
      (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/mappings|values/, 'spoiled')),
    ];
    for (const spoil of spoilers) {
      for (const file of entriesOf(folder)) spoil(file);
      expect(compilePage(project, folder)).toEqual({ module, written });
      expect(compilePage(project, folder)).toEqual({ module, written: [] });
    }
    const noFolder = path.join(project.file('common/Index.ets'), 'compiled');
    expect(compilePage(project, noFolder).module).toEqual(module);
  });
});

describe('the cache', () => {
  const LONG_UNUSED = 15;
  const LATELY_USED = 13;

  it('drops what was not used for two weeks when it grows', () => {
    const folder = makeTemporaryFolder('compiled');
    const first = new CompileCache(folder, VERSION);
    for (const name of ['old', 'asked for', 'young']) first.write([name], { name });
    const [old, used, young] = ['old', 'asked for', 'young'].map((name) =>
      entriesOf(folder).find((file) => readFileSync(file, 'utf8').includes(`"${name}"`)),
    ) as [string, string, string];
    age(old, LONG_UNUSED);
    age(used, LONG_UNUSED);
    age(young, LATELY_USED);
    expect(first.read(['asked for'])).toEqual({ name: 'asked for' });
    new CompileCache(folder, VERSION).write(['new'], {});
    expect(first.read(['old'])).toBeUndefined();
    for (const name of ['asked for', 'young']) expect(first.read([name])).toEqual({ name });
  });

  it('drops what was unused the longest when it is too big', () => {
    const folder = makeTemporaryFolder('compiled');
    const text = 'x'.repeat(1000);
    const cache = new CompileCache(folder, VERSION);
    cache.write(['older'], { text });
    for (const file of entriesOf(folder)) age(file, 1);
    cache.write(['newer'], { text });
    new CompileCache(folder, VERSION, 1.5 * text.length).write(['newest'], { text });
    expect(cache.read(['older'])).toBeUndefined();
    expect(cache.read(['newer'])).toEqual({ text });
    expect(cache.read(['newest'])).toEqual({ text });
  });

  it('leaves no unfinished file', () => {
    const folder = makeTemporaryFolder('compiled');
    const cache = new CompileCache(folder, VERSION);
    cache.write(['a'], {});
    cache.write(['a'], {});
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe('the project’s own cache', () => {
  it('is there as long as the compiler is the one this process began with', () => {
    expect(CompileCache.ofProject()).toBeDefined();
  });
});
