/** Where the functions of built pages were written: by the source maps that were built with them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LEAST_UPPER_BOUND, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { FunctionNames } from './FunctionNames.ts';

/** A function of the product. */
export interface Place {
  /** From the project's folder. */
  readonly file: string;
  readonly name: string;
}

interface BuiltScript {
  readonly map: TraceMap;
  /** Where each line begins. */
  readonly lines: readonly number[];
}

const PRODUCT = /^(?:common|entry|server_tv)\/.*\.ets$/;

export class BuiltSources {
  private readonly scriptByName = new Map<string, BuiltScript | undefined>();
  private readonly namesByFile = new Map<string, FunctionNames>();

  /** @param folder that the pages were built into */
  constructor(private readonly folder: string) {}

  /**
   * @param address of the script in the browser
   * @param offset where the function begins in it
   * @returns undefined for a function of the host
   */
  find(address: string, offset: number): Place | undefined {
    const name = new URL(address).pathname;
    if (!this.scriptByName.has(name)) this.scriptByName.set(name, this.read(name));
    const script = this.scriptByName.get(name);
    if (script === undefined) return undefined;
    const row = script.lines.findLastIndex((start) => start <= offset);
    const position = { line: row + 1, column: offset - (script.lines[row] ?? 0) };
    const before = originalPositionFor(script.map, position);
    const found =
      before.source === null ? originalPositionFor(script.map, { ...position, bias: LEAST_UPPER_BOUND }) : before;
    if (found.source === null) return undefined;
    const file = path.relative(projectRoot, found.source);
    if (!PRODUCT.test(file)) return undefined;
    let names = this.namesByFile.get(file);
    if (names === undefined) {
      names = new FunctionNames(path.join(projectRoot, file));
      this.namesByFile.set(file, names);
    }
    return { file, name: names.at(found.line, found.column) };
  }

  private read(name: string): BuiltScript | undefined {
    const file = path.join(this.folder, name);
    if (!existsSync(`${file}.map`)) return undefined;
    const lines = [0];
    const code = readFileSync(file, 'utf8');
    for (let end = code.indexOf('\n'); end >= 0; end = code.indexOf('\n', end + 1)) lines.push(end + 1);
    return { map: new TraceMap(readFileSync(`${file}.map`, 'utf8'), file), lines };
  }
}
