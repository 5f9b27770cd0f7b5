/**
 * One component in the tree. Its update function, which the compiler made from the arguments and the attribute chain,
 * runs when the node appears and again whenever a variable that it read has changed; nothing else of the page runs then.
 */
import { h, shallowReactive, type VNode } from 'vue';
import { animateStyles, type StyleSnapshot, snapshotStyles } from '../animation/play.ts';
import { settleRole } from '../attributes/accessibility.ts';
import { settleFocus } from '../attributes/focus.ts';
import { commonAttributes } from '../attributes/index.ts';
import { settleSafeArea } from '../attributes/safeArea.ts';
import { settlePercentages } from '../attributes/size.ts';
import { type Animation, collectAnimation } from '../state/animationScope.ts';
import { Behaviours } from './behaviour.ts';
import type { AttributeHandler, ComponentDefinition } from './component.ts';
import type { BuildContext } from './context.ts';
import { rememberNode } from './elements.ts';
import { guarded, NotImplementedError } from './errors.ts';

export interface NodeSpec {
  readonly context: BuildContext;
  readonly file: string;
  readonly line: number;
  readonly definition: ComponentDefinition;
  readonly update: (update: NodeUpdate) => void;
  readonly children: (() => unknown[]) | undefined;
}

/** Conditions that `stateStyles` distinguishes. */
export interface NodeState {
  pressed: boolean;
  focused: boolean;
  hovered: boolean;
  selected: boolean;
}

export type Listener = (event: never) => void;

/** What one run of an update function writes: the `$` of compiled code. */
export class NodeUpdate<Options extends object = object> {
  /** CSS by property name, as in style sheets. */
  readonly style: Record<string, string> = {};
  /** Attributes and properties of the element. */
  readonly props: Record<string, unknown> = {};
  readonly classes: string[] = [];
  readonly listeners = new Map<string, Listener[]>();
  readonly options: Options;
  /** `transform` functions in the order they are written. */
  readonly transforms: string[] = [];
  readonly filters: string[] = [];
  isEnabled = true;
  isFocusable: boolean | undefined;
  /** The `.animation()` setting for the properties set before it. */
  readonly animations: { readonly properties: readonly string[]; readonly animation: Animation }[] = [];
  line: number;

  constructor(readonly node: UiNode<Options>) {
    this.options = (node.definition.options as () => Options)();
    this.line = node.spec.line;
  }

  get place(): string {
    return `${this.node.spec.file}:${this.line}`;
  }

  create(...args: unknown[]): void {
    const create = this.node.definition.create as AttributeHandler<Options> | undefined;
    if (!create && args.length > 0) this.unknown(`An argument of ${this.node.definition.name}`);
    create?.(this, ...(args as never[]));
  }

  set(line: number, name: string, ...args: unknown[]): void {
    this.line = line;
    const { definition } = this.node;
    const own = definition.attributes?.[name] as AttributeHandler<Options> | undefined;
    const handler = own ?? (commonAttributes[name] as AttributeHandler<Options> | undefined);
    if (!handler) throw new NotImplementedError(`The attribute ${name} of ${definition.name}`, this.place);
    handler(this, ...(args as never[]));
  }

  stateStyles(states: Readonly<Record<string, (update: NodeUpdate) => void>>): void {
    const { state } = this.node;
    const self = this as unknown as NodeUpdate;
    for (const name of Object.keys(states)) {
      if (!['normal', 'pressed', 'focused', 'disabled', 'selected'].includes(name)) this.unknown(`The state ${name}`);
    }
    this.watchState(states);
    states.normal?.(self);
    if (state.selected) states.selected?.(self);
    if (state.focused) states.focused?.(self);
    if (state.pressed) states.pressed?.(self);
    if (!this.isEnabled) states.disabled?.(self);
  }

  private watchState(states: Readonly<Record<string, unknown>>): void {
    const { state } = this.node;
    if (states.pressed) {
      this.on('pointerdown', () => {
        state.pressed = true;
      });
      for (const type of ['pointerup', 'pointercancel', 'pointerleave']) {
        this.on(type, () => {
          state.pressed = false;
        });
      }
    }
    if (!states.focused) return;
    this.on('focusin', () => {
      state.focused = true;
    });
    this.on('focusout', () => {
      state.focused = false;
    });
  }

  /** Adds a listener of a DOM event. Errors in it name the attribute's place. */
  on<E extends Event>(type: string, listener: (event: E) => void): void {
    const { place } = this;
    const wrapped: Listener = (event: E) => guarded(place, () => listener(event));
    const known = this.listeners.get(type);
    if (known) known.push(wrapped);
    else this.listeners.set(type, [wrapped]);
  }

  /** An attribute value outside of what this host implements. */
  unknown(what: string): never {
    throw new NotImplementedError(what, this.place);
  }
}

export class UiNode<Options extends object = object> {
  readonly definition: ComponentDefinition;
  readonly state: NodeState = shallowReactive({ pressed: false, focused: false, hovered: false, selected: false });
  readonly behaviours = new Behaviours(this as unknown as UiNode);
  element: HTMLElement | undefined;
  /** The latest update; undefined before the first. */
  current: NodeUpdate<Options> | undefined;
  /** What a component keeps between updates; its file knows the type. */
  memory: object | undefined;
  private snapshot: StyleSnapshot | undefined;

  constructor(readonly spec: NodeSpec) {
    this.definition = spec.definition;
    this.definition.setup?.(this as unknown as UiNode);
  }

  get parent(): UiNode | undefined {
    return this.spec.context.parent;
  }

  get app(): BuildContext['app'] {
    return this.spec.context.app;
  }

  get place(): string {
    return `${this.spec.file}:${this.spec.line}`;
  }

  /** What a component keeps between updates, made when first asked for. */
  remember<T extends object>(): T {
    this.memory ??= {};
    return this.memory as T;
  }

  /** The nearest ancestor of a kind. */
  ancestor(...names: string[]): UiNode | undefined {
    let node = this.parent;
    while (node && !names.includes(node.definition.name)) node = node.parent;
    return node;
  }

  render(children: () => VNode[]): VNode {
    const update = new NodeUpdate<Options>(this);
    this.behaviours.begin();
    const animation = collectAnimation(() => this.spec.update(update as unknown as NodeUpdate));
    const previous = this.current;
    this.current = update;
    if (previous && this.element) this.snapshot = snapshotStyles(this.element, previous, update, animation);
    const render = this.definition.render as
      | ((node: UiNode<Options>, update: NodeUpdate<Options>, children: () => VNode[]) => VNode)
      | undefined;
    const vnode = render ? render(this, update, children) : h('div', this.props(), children());
    this.behaviours.commit();
    return vnode;
  }

  /** The element's properties: what the update has written, and the component's class. */
  props(): Record<string, unknown> {
    const update = this.current as NodeUpdate<Options>;
    const { style } = update;
    settlePercentages(style);
    settleSafeArea(update as unknown as NodeUpdate);
    settleFocus(update as unknown as NodeUpdate);
    settleRole(update as unknown as NodeUpdate, this.spec.children !== undefined);
    if (update.transforms.length > 0) style.transform = update.transforms.join(' ');
    if (update.filters.length > 0) style.filter = update.filters.join(' ');
    const props: Record<string, unknown> = {
      ...update.props,
      class: [`ui-${this.definition.name}`, 'ui', ...update.classes].join(' '),
      style,
      ref: this.setElement,
    };
    for (const [type, listeners] of update.listeners) props[`on${type[0]?.toUpperCase()}${type.slice(1)}`] = listeners;
    return props;
  }

  mounted(): void {
    this.behaviours.mount();
  }

  updated(): void {
    if (this.snapshot && this.element) animateStyles(this.element, this.snapshot);
    this.snapshot = undefined;
    this.behaviours.updated();
  }

  unmounting(): void {
    this.behaviours.unmount();
  }

  private readonly setElement = (element: unknown): void => {
    if (!element) return;
    this.element = element as HTMLElement;
    rememberNode(this.element, this as unknown as UiNode);
  };
}
