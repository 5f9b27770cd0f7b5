/** `@Monitor`: hears of changes of properties, named by paths, once a run of code however often they change in it. */
import { Dependencies } from './updates.ts';

/** `IMonitorValue`. */
interface MonitorValue {
  readonly path: string;
  before: unknown;
  now: unknown;
}

export type MonitorMethod = (monitor: Monitor) => void;

export class Monitor {
  private readonly values: readonly MonitorValue[];
  private readonly dependencies: Dependencies;
  private isFirst = true;

  /** @param place names the monitor in errors */
  constructor(
    private readonly target: object,
    paths: readonly string[],
    private readonly method: MonitorMethod,
    place: string,
  ) {
    this.values = paths
      .flatMap((path) => path.split(/\s+/))
      .map((path) => ({ path, before: undefined, now: undefined }));
    this.dependencies = new Dependencies(
      'monitor',
      place,
      () => this.readAll(),
      () => this.update(),
    );
    this.dependencies.read();
    this.isFirst = false;
  }

  /** The paths whose values have changed. */
  get dirty(): string[] {
    return this.values.filter(isDirty).map(({ path }) => path);
  }

  /** The change of a path; without one, of the first path that has changed. */
  value(path?: string): MonitorValue | undefined {
    return this.values.find((value) => (path === undefined ? isDirty(value) : value.path === path));
  }

  stop(): void {
    this.dependencies.stop();
  }

  private update(): void {
    this.dependencies.read();
    if (!this.values.some(isDirty)) return;
    try {
      this.method.call(this.target, this);
    } finally {
      for (const value of this.values) value.before = value.now;
    }
  }

  private readAll(): void {
    for (const value of this.values) {
      const found = readPath(this.target, value.path);
      // A path that leads nowhere has not changed.
      if (!found) continue;
      value.now = found.value;
      if (this.isFirst) value.before = found.value;
    }
  }
}

function isDirty({ before, now }: MonitorValue): boolean {
  return before !== now;
}

function readPath(target: object, path: string): { readonly value: unknown } | undefined {
  let value: unknown = target;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Reflect.has(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return { value };
}
