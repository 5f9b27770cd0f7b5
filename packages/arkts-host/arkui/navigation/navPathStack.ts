/** `NavPathStack`: the destinations of a Navigation, the topmost last. */
import { shallowRef } from 'vue';
import { LaunchMode } from '../enums/navigation.ts';
import { guarded } from '../tree/errors.ts';

export interface PopInfo {
  readonly info: NavPathInfo;
  readonly result: object;
}

type PopHandler = (info: PopInfo) => void;

export class NavPathInfo {
  constructor(
    public name: string,
    public param: unknown,
    public onPop?: PopHandler,
    public isEntry?: boolean,
  ) {}
}

/** One destination that is open. */
export interface NavEntry {
  readonly id: number;
  readonly info: NavPathInfo;
}

interface NavigationOptions {
  launchMode?: LaunchMode;
  animated?: boolean;
}

let nextId = 1;

export class NavPathStack {
  private readonly state = shallowRef<readonly NavEntry[]>([]);
  private parent: NavPathStack | null = null;
  private isStill = false;
  private lastIsAnimated = true;

  /** For Navigation: what is open. A render that reads it follows. */
  get entries(): readonly NavEntry[] {
    return this.state.value;
  }

  /** For Navigation: whether the last change is to be seen as a movement. */
  get isAnimated(): boolean {
    return this.lastIsAnimated && !this.isStill;
  }

  /** For Navigation inside of a destination. */
  setParent(parent: NavPathStack | null): void {
    this.parent = parent;
  }

  pushPath(info: NavPathInfo, options?: NavigationOptions | boolean): void {
    const animated = animatedOf(options);
    const mode = typeof options === 'object' ? (options.launchMode ?? LaunchMode.STANDARD) : LaunchMode.STANDARD;
    const known = this.state.value.findLast((entry) => entry.info.name === info.name);
    if (mode !== LaunchMode.STANDARD && mode !== LaunchMode.NEW_INSTANCE && known) {
      known.info.param = info.param;
      if (mode === LaunchMode.MOVE_TO_TOP_SINGLETON) this.moveToTop(info.name, animated);
      else this.popToName(info.name, animated);
      return;
    }
    this.change([...this.state.value, entryOf(info)], animated);
  }

  pushPathByName(name: string, param: unknown, third?: PopHandler | boolean, animated?: boolean): void {
    const isHandler = typeof third === 'function';
    this.pushPath(new NavPathInfo(name, param, isHandler ? third : undefined), isHandler ? animated : third);
  }

  async pushDestination(info: NavPathInfo, options?: NavigationOptions | boolean): Promise<void> {
    this.pushPath(info, options);
  }

  async pushDestinationByName(name: string, param: unknown, third?: PopHandler | boolean): Promise<void> {
    this.pushPathByName(name, param, third);
  }

  replacePath(info: NavPathInfo, options?: NavigationOptions | boolean): void {
    this.change([...this.state.value.slice(0, -1), entryOf(info)], animatedOf(options));
  }

  replacePathByName(name: string, param: unknown, animated?: boolean): void {
    this.replacePath(new NavPathInfo(name, param), animated);
  }

  /** Takes the topmost away; the page that pushed it gets the result. */
  pop(first?: object | boolean, animated?: boolean): NavPathInfo | undefined {
    const top = this.state.value.at(-1);
    if (!top) return undefined;
    this.change(this.state.value.slice(0, -1), animatedOf(typeof first === 'boolean' ? first : animated));
    this.tell(top, first);
    return top.info;
  }

  popToName(name: string, first?: object | boolean, animated?: boolean): number {
    const index = this.state.value.findLastIndex((entry) => entry.info.name === name);
    if (index >= 0) this.popToIndex(index, first, animated);
    return index;
  }

  popToIndex(index: number, first?: object | boolean, animated?: boolean): void {
    if (index < -1 || index >= this.state.value.length - 1) return;
    const top = this.state.value.at(-1);
    this.change(this.state.value.slice(0, index + 1), animatedOf(typeof first === 'boolean' ? first : animated));
    if (top) this.tell(top, first);
  }

  private tell(entry: NavEntry, result: object | boolean | undefined): void {
    const { onPop } = entry.info;
    if (typeof result === 'object' && onPop) guarded('onPop', () => onPop({ info: entry.info, result }));
  }

  moveToTop(name: string, animated?: boolean): number {
    const index = this.state.value.findLastIndex((entry) => entry.info.name === name);
    if (index >= 0) this.moveIndexToTop(index, animated);
    return index;
  }

  moveIndexToTop(index: number, animated?: boolean): void {
    const entry = this.state.value[index];
    if (entry) this.change([...this.state.value.filter((each) => each !== entry), entry], animated);
  }

  clear(animated?: boolean): void {
    this.change([], animated);
  }

  removeByName(name: string): number {
    const kept = this.state.value.filter((entry) => entry.info.name !== name);
    const removed = this.state.value.length - kept.length;
    if (removed > 0) this.change(kept);
    return removed;
  }

  removeByIndexes(indexes: number[]): number {
    const kept = this.state.value.filter((_entry, index) => !indexes.includes(index));
    const removed = this.state.value.length - kept.length;
    if (removed > 0) this.change(kept);
    return removed;
  }

  getAllPathName(): string[] {
    return this.state.value.map((entry) => entry.info.name);
  }

  getParamByIndex(index: number): unknown {
    return this.state.value[index]?.info.param;
  }

  getParamByName(name: string): unknown[] {
    return this.state.value.filter((entry) => entry.info.name === name).map((entry) => entry.info.param);
  }

  getIndexByName(name: string): number[] {
    return this.state.value.flatMap((entry, index) => (entry.info.name === name ? [index] : []));
  }

  size(): number {
    return this.state.value.length;
  }

  getParent(): NavPathStack | null {
    return this.parent;
  }

  disableAnimation(value: boolean): void {
    this.isStill = value;
  }

  private change(entries: readonly NavEntry[], isAnimated = true): void {
    this.lastIsAnimated = isAnimated;
    this.state.value = entries;
  }
}

function animatedOf(options: NavigationOptions | boolean | undefined): boolean {
  return (typeof options === 'object' ? options.animated : options) ?? true;
}

function entryOf(info: NavPathInfo): NavEntry {
  return { id: nextId++, info };
}
