/** The pages of a window: which of them is shown, and the lifecycle calls that go with it. */
import { h, nextTick, shallowRef, type VNode } from 'vue';
import type { LocalStorage } from '../state/storage.ts';
import type { Struct } from '../state/struct.ts';
import { buildIn } from '../tree/context.ts';
import { guarded } from '../tree/errors.ts';
import { structVNode } from '../tree/structView.ts';
import type { App, PageLoader } from './app.ts';
import { type PageEntry, pageByName, pageByRouteName } from './pages.ts';

interface OpenPage {
  readonly id: number;
  readonly name: string;
  readonly params: object | undefined;
  readonly vnode: VNode;
  struct: Struct | undefined;
}

export class PageStack {
  private readonly open = shallowRef<readonly OpenPage[]>([]);
  private isVisible = true;
  private nextId = 1;

  constructor(
    private readonly app: App,
    private readonly load: PageLoader,
  ) {}

  get length(): number {
    return this.open.value.length;
  }

  get top(): OpenPage | undefined {
    return this.open.value.at(-1);
  }

  render(): VNode {
    const pages = this.open.value;
    // All pages stay alive, only the topmost is shown.
    return h(
      'div',
      { class: 'ui-pages' },
      pages.map((page, index) =>
        h('div', { class: 'ui-page', key: page.id, style: { display: index === pages.length - 1 ? '' : 'none' } }, [
          page.vnode,
        ]),
      ),
    );
  }

  async push(name: string, params?: object): Promise<void> {
    const entry = await this.find(name);
    this.hide();
    this.open.value = [...this.open.value, this.create(name, entry, params, undefined)];
    void nextTick().then(() => this.show());
  }

  async replace(name: string, params?: object, storage?: LocalStorage): Promise<void> {
    const entry = await this.find(name);
    this.hide();
    this.open.value = [...this.open.value.slice(0, -1), this.create(name, entry, params, storage)];
    void nextTick().then(() => this.show());
  }

  async pushNamed(name: string, params?: object): Promise<void> {
    const entry = pageByRouteName(name);
    if (!entry) throw new Error(`There is no page with the route name '${name}'. Import its file first.`);
    this.hide();
    this.open.value = [...this.open.value, this.create(name, entry, params, undefined)];
    void nextTick().then(() => this.show());
  }

  /** Asks the page, then goes back. False when it is the last page and does not want the key. */
  back(): boolean {
    const { top } = this;
    if (!top) return false;
    if (top.struct && guarded(top.struct.__place, () => top.struct?.onBackPress?.()) === true) return true;
    return this.pop();
  }

  pop(): boolean {
    if (this.length < 2) return false;
    this.hide();
    this.open.value = this.open.value.slice(0, -1);
    this.show();
    return true;
  }

  clear(): void {
    const { top } = this;
    if (top) this.open.value = [top];
  }

  setVisible(isVisible: boolean): void {
    if (isVisible === this.isVisible) return;
    if (!isVisible) this.hide();
    this.isVisible = isVisible;
    if (isVisible) this.show();
  }

  private show(): void {
    const struct = this.top?.struct;
    if (struct && this.isVisible) guarded(struct.__place, () => struct.onPageShow?.());
  }

  private hide(): void {
    const struct = this.top?.struct;
    if (struct && this.isVisible) guarded(struct.__place, () => struct.onPageHide?.());
  }

  private async find(name: string): Promise<PageEntry> {
    if (!pageByName(name)) await this.load(name);
    const entry = pageByName(name);
    if (entry) return entry;
    throw new Error(`The page '${name}' has no struct with @Entry, or main_pages.json does not list it.`);
  }

  private create(
    name: string,
    entry: PageEntry,
    params: object | undefined,
    storage: LocalStorage | undefined,
  ): OpenPage {
    const { app } = this;
    const page: { struct: Struct | undefined } = { struct: undefined };
    const own = storage ?? entry.storage();
    const context = { app: own ? withStorage(app, own) : app, parent: undefined, owner: undefined };
    const [vnode] = buildIn(context, () => [
      structVNode(entry.structClass, undefined, undefined, (struct) => {
        page.struct = struct;
      }),
    ]);
    return Object.assign(page, { id: this.nextId++, name, params, vnode: vnode as VNode });
  }
}

/** The same application, with a page's own LocalStorage. */
function withStorage(app: App, storage: LocalStorage): App {
  return Object.create(app, { storage: { value: storage } }) as App;
}
