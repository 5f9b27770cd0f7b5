/**
 * What earlier runs of the check found, so that a run only looks at what changed. A result is found again by the content of
 * all that it stands on: the files, the checker itself, and the packages. So it cannot be out of date.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { hostFolder } from '../../hostFolder.ts';
import { CONFIG_NAME, workFolder } from '../../project/hostConfig.ts';
import { CompileCache } from '../CompileCache.ts';
import { projectRoot } from '../language.ts';
import type { Project } from './project.ts';
import type { PlatformSdk } from './sdk.ts';

/** What decides about every result: the checker's code with the declarations that it adds, and what is installed. */
const checker = [path.join(hostFolder, 'arkts'), 'package-lock.json', 'node_modules/.package-lock.json'];

/** Folders whose files nobody checks. */
const built = new Set(['node_modules', 'oh_modules', 'build', '.arkts-host', '.preview', '.test', '.cxx']);

/** Any text in quotes: imports are among them, in whatever form they are written. */
const quoted = /(['"])([.@][^'"\n]*)\1/g;

const comment = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

export class CheckMemory {
  private readonly cache: CompileCache;
  private readonly digests = new Map<string, string>();
  private readonly targets = new Map<string, readonly string[]>();
  private readonly globals: string;
  private readonly found: { readonly key: readonly string[]; readonly value: object }[] = [];

  /** @param realSdk the folder of a real SDK, if that is the one */
  constructor(
    private readonly project: Project,
    private readonly sdk: PlatformSdk,
    realSdk?: string,
  ) {
    const platform = realSdk === undefined ? [] : [path.resolve(realSdk)];
    const version = [process.version, project.root, sdk.version, this.digestOf(projectRoot, [...checker, ...platform])];
    this.cache = new CompileCache(workFolder(project.root, 'checked'), JSON.stringify(version));
    // A file that is no ES module declares its names for all others.
    const scripts = project.sourceFiles.filter((file) => !isEsModule(readFileSync(file, 'utf8')));
    const configurations = project.modules.flatMap(({ folder }) =>
      ['oh-package.json5', 'src/main/module.json5'].map((name) => path.join(folder, name)),
    );
    this.globals = this.digestOf(project.root, [
      'build-profile.json5',
      'oh-package.json5',
      CONFIG_NAME,
      ...scripts,
      ...configurations,
    ]);
  }

  /** Names a source file and all that it imports. */
  keyOfSource(file: string): readonly string[] {
    return ['source', file, this.globals, this.digestOf(this.project.root, this.reachedFrom(file))];
  }

  /** A file and all that it imports, directly or not; also of the host. */
  reachedFrom(file: string): readonly string[] {
    const reached = new Set([file]);
    for (const each of reached) for (const target of this.targetsOf(each)) reached.add(target);
    return [...reached];
  }

  /** Names everything that lies in files and folders of the project; a missing one counts as such. */
  keyOfFiles(subject: string, names: readonly string[]): readonly string[] {
    return [subject, this.digestOf(this.project.root, names)];
  }

  recall<Value extends object>(key: readonly string[]): Value | undefined {
    return this.cache.read<Value>(key);
  }

  /** Kept by `save`. */
  remember(key: readonly string[], value: object): void {
    this.found.push({ key, value });
  }

  /** Keeps what was found, unless a file changed meanwhile: then nobody knows which of its contents was looked at. */
  save(): void {
    const isNew = (file: string) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > performance.timeOrigin;
    const own = workFolder(this.project.root) + path.sep;
    if ([...this.digests.keys()].some((file) => !file.startsWith(own) && isNew(file))) return;
    for (const { key, value } of this.found.splice(0)) this.cache.write(key, value);
  }

  private targetsOf(file: string): readonly string[] {
    let targets = this.targets.get(file);
    if (targets === undefined) {
      const specifiers = new Set([...readFileSync(file, 'utf8').matchAll(quoted)].map((match) => match[2] ?? ''));
      targets = [...specifiers].flatMap((specifier) => {
        // The SDK's files count as a whole.
        if (/^@(kit|ohos|arkts|system)\./.test(specifier)) return [];
        return this.project.resolve(specifier, file, this.sdk) ?? [];
      });
      this.targets.set(file, targets);
    }
    return targets;
  }

  private digestOf(root: string, names: readonly string[]): string {
    const files = names.flatMap((name) => listFiles(path.resolve(root, name))).sort();
    return digest(JSON.stringify(files.map((file) => [file, this.digestOfFile(file)])));
  }

  private digestOfFile(file: string): string {
    let known = this.digests.get(file);
    if (known === undefined) {
      known = existsSync(file) ? digest(readFileSync(file)) : '';
      this.digests.set(file, known);
    }
    return known;
  }
}

function isEsModule(text: string): boolean {
  return /^\s*(?:import|export)\b/m.test(text.replace(comment, '')) && !/\bdeclare\s+(?:global|module)\b/.test(text);
}

function listFiles(place: string): string[] {
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return [place];
  return readdirSync(place)
    .filter((name) => !built.has(name))
    .flatMap((name) => listFiles(path.join(place, name)));
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
