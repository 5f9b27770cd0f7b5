/**
 * Which files of the project reach which: by imports, and by paths that stand in their texts, since programs, pages and
 * whole modules are started by path. Rather too much than too little.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { resolveImport } from '../../packages/arkts-host/arkts/modules.ts';
import { applicationsOf, readProjectFacts } from '../../packages/arkts-host/project/projectModules.ts';

const CODE = /\.e?ts$/;
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g;
const TEXT = /(['"`])((?:\.{1,2}\/)*\w[\w@./-]*)(?=\1|\$\{)/g;

/** Host code that has paths of modules as rules, and starts nothing. */
const RULES = /^packages\/arkts-host\/(?:arkts|arkui|hypium|kits|project)\//;
/** Files of the host that show what there is in the project, without a name of it. */
const RUNS_APPLICATIONS = /\bapplicationsOf\(/;
/** What an application is made of; its tests are not. */
const APPLICATION = 'src/main';

export class FileGraph {
  private readonly nextByFile = new Map<string, readonly string[]>();
  private readonly reachByFile = new Map<string, ReadonlySet<string>>();

  /**
   * @param root the project's root
   * @param modules names of its modules, each of them a folder
   */
  constructor(
    private readonly root: string,
    private readonly modules: readonly string[],
  ) {}

  /** Everything that a file reaches, itself included; paths from the root. */
  reach(file: string): ReadonlySet<string> {
    const known = this.reachByFile.get(file);
    if (known !== undefined) return known;
    const reached = new Set([file]);
    // A set gives out also what is added while it is gone through.
    for (const each of reached) for (const next of this.nextOf(each)) reached.add(next);
    this.reachByFile.set(file, reached);
    return reached;
  }

  private nextOf(file: string): readonly string[] {
    const known = this.nextByFile.get(file);
    if (known !== undefined) return known;
    const next = CODE.test(file) ? this.readNext(file) : [];
    this.nextByFile.set(file, next);
    return next;
  }

  private readNext(file: string): string[] {
    const absolute = path.join(this.root, file);
    if (!existsSync(absolute)) return [];
    const text = readFileSync(absolute, 'utf8').replace(COMMENT, '');
    const imports = [...text.matchAll(IMPORT)].map(([, , specifier = '']) => this.resolve(specifier, absolute));
    const texts = RULES.test(file) ? [] : [...text.matchAll(TEXT)];
    // Elsewhere a module's name is only a name.
    const startsModules = text.includes('projectRoot');
    const paths = texts.flatMap(([, , words = '']) =>
      this.modules.includes(words)
        ? startsModules
          ? filesAt(path.join(this.root, words, APPLICATION))
          : []
        : this.named(words, absolute),
    );
    // Whoever asks for the project's applications runs them.
    const run = !RULES.test(file) && RUNS_APPLICATIONS.test(text) ? applicationsOf(readProjectFacts(this.root)) : [];
    paths.push(...run.flatMap(({ folder }) => filesAt(path.join(folder, APPLICATION))));
    const found = [...imports.filter((target) => target !== undefined), ...paths];
    return [...new Set(found.map((target) => path.relative(this.root, target)))].filter(
      (target) => !target.startsWith('..') && !target.includes('node_modules'),
    );
  }

  private resolve(specifier: string, importer: string): string | undefined {
    try {
      const file = resolveImport(specifier, importer, this.root);
      if (file !== undefined) return file;
    } catch {
      return undefined;
    }
    const beside = path.resolve(path.dirname(importer), specifier);
    return specifier.startsWith('.') && isFile(beside) ? beside : undefined;
  }

  /** Files at a path that stands in a text, from the root or from the file's own folder; all of a folder, if it is one. */
  private named(words: string, file: string): string[] {
    if (!CODE.test(words) && (!words.includes('/') || words.includes('..'))) return [];
    const places = [path.join(this.root, words), path.resolve(path.dirname(file), words)];
    return places.filter((place) => place.startsWith(this.root + path.sep)).flatMap(filesAt);
  }
}

function isFile(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isFile() ?? false;
}

function filesAt(place: string): string[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat?.isFile()) return [place];
  if (!stat?.isDirectory()) return [];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(place, name))
    .filter(isFile);
}
