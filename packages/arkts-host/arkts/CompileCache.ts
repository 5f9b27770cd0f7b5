/**
 * What the compiler found out, kept on disk from run to run and shared by all processes of this project: one test run
 * starts about ten that compile the same files, and compiling costs a hundred times what reading the result does.
 *
 * An entry is never changed, only replaced by an equal one, so nobody waits for anybody. One that cannot be read, or
 * was cut off, counts as missing.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFolder, packageFolder } from '../hostFolder.ts';
import { workFolder } from '../project/hostConfig.ts';
import { projectRoot } from '../projectRoot.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Entries that nobody asked for so long are dropped. */
const UNUSED = 14 * DAY;
/** When all together are bigger than this, those longest unused are dropped. A project's modules take about a tenth. */
const MAX_BYTES = 128 * 1024 * 1024;
/** Packages that decide what a compiled file looks like. */
const PACKAGES = ['ohos-typescript', '@arkts/declarations'];

export class CompileCache {
  private isSwept = false;

  /**
   * @param version what made the entries; another version finds none of them
   * @param maxBytes see `MAX_BYTES`
   */
  constructor(
    private readonly folder: string,
    private readonly version: string,
    private readonly maxBytes: number = MAX_BYTES,
  ) {}

  /** The project's own; undefined when the compiler was changed after this process began, which may run the old one. */
  static ofProject(): CompileCache | undefined {
    const version = compilerVersion();
    return version === undefined ? undefined : new CompileCache(workFolder(projectRoot, 'compiled'), version);
  }

  /** What was written under the key, if it still is there. */
  read<Value>(key: readonly string[]): Value | undefined {
    const file = this.fileOf(key);
    try {
      const text = readFileSync(file, 'utf8');
      const body = text.slice(text.indexOf('\n') + 1);
      if (text !== withDigest(body)) return undefined;
      // Once a day is enough to tell what is in use.
      if (Date.now() - statSync(file).mtimeMs > DAY) utimesSync(file, new Date(), new Date());
      return JSON.parse(body) as Value;
    } catch {
      // There is none, or it cannot be read.
      return undefined;
    }
  }

  /** @param value is read back as JSON gives it */
  write(key: readonly string[], value: object): void {
    try {
      mkdirSync(this.folder, { recursive: true });
      if (!this.isSwept) this.sweep();
      this.put(this.fileOf(key), withDigest(JSON.stringify(value)));
    } catch {
      // A full disk, or a project that may only be read: the next run compiles anew.
    }
  }

  /** Others see the whole file or none. */
  private put(file: string, text: string): void {
    const unfinished = `${file}.${randomUUID()}`;
    try {
      writeFileSync(unfinished, text);
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
  }

  private fileOf(key: readonly string[]): string {
    return path.join(this.folder, digest(JSON.stringify([this.version, ...key])));
  }

  /** Once in a process that adds something; what others are just writing is young, and stays. */
  private sweep(): void {
    this.isSwept = true;
    const files = readdirSync(this.folder).flatMap((name) => {
      const file = path.join(this.folder, name);
      const status = statSync(file, { throwIfNoEntry: false });
      return status === undefined ? [] : [{ file, usedAt: status.mtimeMs, bytes: status.size }];
    });
    files.sort((a, b) => b.usedAt - a.usedAt);
    let bytes = 0;
    for (const each of files) {
      bytes += each.bytes;
      if (bytes > this.maxBytes || Date.now() - each.usedAt > UNUSED) rmSync(each.file, { force: true });
    }
  }
}

/** Names the compiler's own sources, the packages it stands on, and where they are: compiled files import from there. */
function compilerVersion(): string | undefined {
  const folder = path.join(hostFolder, 'arkts');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = names.sort().map((name) => path.join(folder, name));
  const packages = PACKAGES.map((name) => path.join(packageFolder(name), 'package.json'));
  const files = [...sources, ...packages];
  if (files.some((file) => statSync(file).mtimeMs > performance.timeOrigin)) return undefined;
  return digest(JSON.stringify(files.map((file) => [file, readFileSync(file, 'utf8')])));
}

function withDigest(body: string): string {
  return `${digest(body)}\n${body}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
