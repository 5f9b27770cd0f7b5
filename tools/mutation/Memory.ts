/**
 * What former runs found, so that only what survived has to be tried again once there are more tests. It lies beside what
 * the compiler keeps, and is gone when a change's key is.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FoundMutant } from './findMutants.ts';

export class Memory {
  private readonly file: string;
  private readonly killers: Map<string, string>;

  constructor(root: string) {
    this.file = path.join(root, '.hearth/mutants.json');
    this.killers = new Map(Object.entries(readKillers(this.file)));
  }

  /** The test that found it in a former run. */
  killerOf(mutant: FoundMutant): string | undefined {
    return this.killers.get(nameOf(mutant));
  }

  note(mutant: FoundMutant, killer: string | undefined): void {
    if (killer === undefined) this.killers.delete(nameOf(mutant));
    else this.killers.set(nameOf(mutant), killer);
  }

  save(): void {
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(Object.fromEntries(this.killers), undefined, 1));
  }
}

function nameOf({ key, after }: FoundMutant): string {
  return `${key} → ${after}`;
}

function readKillers(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    // There was no run yet.
    return {};
  }
}
