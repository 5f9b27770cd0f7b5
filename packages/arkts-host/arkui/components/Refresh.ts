/** Refresh: content that is pulled down to be loaded anew. */
import { h, type VNode } from 'vue';
import { vpOf } from '../attributes/length.ts';
import { PanDirection } from '../enums/interaction.ts';
import { RefreshStatus } from '../enums/scroll.ts';
import { type GestureEvent, PanGesture } from '../input/gestures.ts';
import { GestureRecognizer } from '../input/recognizer.ts';
import { resolveString } from '../resources/resolve.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { component } from '../tree/component.ts';
import { buildIn } from '../tree/context.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import { type CustomBuilder, isTwoWay, type Length, type ResourceStr, type TwoWay } from '../types.ts';

const options = () => ({
  isRefreshing: false,
  binding: undefined as TwoWay<boolean> | undefined,
  builder: undefined as CustomBuilder | undefined,
  prompt: '',
  /** How far it has to be pulled, in vp; where it stands while it refreshes. */
  distance: 64,
  pulls: true,
  onState: undefined as ((state: RefreshStatus) => void) | undefined,
  onRefreshing: undefined as (() => void) | undefined,
  onOffset: undefined as ((offset: number) => void) | undefined,
});

type Options = ReturnType<typeof options>;

/** The content follows the finger by so much. */
const pullRatio = 0.42;

class RefreshBehaviour implements Behaviour<Options> {
  private options: Options = options();
  private element: HTMLElement | undefined;
  private readonly pan: GestureRecognizer;
  private offset = 0;
  private touchStart = 0;
  private state: RefreshStatus = RefreshStatus.Inactive;

  constructor(private readonly node: UiNode) {
    this.pan = new GestureRecognizer(node.place, 'parallelGesture', true);
  }

  set(value: Options): void {
    this.options = value;
    const pan = PanGesture({ direction: PanDirection.Down })
      .onActionStart((event) => this.pulled(event))
      .onActionUpdate((event) => this.pulled(event))
      .onActionEnd(() => this.released())
      .onActionCancel(() => this.released());
    this.pan.set(value.pulls ? pan : undefined);
  }

  mount(element: HTMLElement): void {
    this.element = element;
    this.pan.mount(element);
    element.addEventListener('touchstart', this.onTouchStart, { passive: true });
    element.addEventListener('touchmove', this.onTouchMove, { passive: false });
    this.updated();
  }

  updated(): void {
    const { isRefreshing } = this.options;
    if (isRefreshing && this.state !== RefreshStatus.Refresh) this.begin(false);
    else if (!isRefreshing && this.state === RefreshStatus.Refresh) this.end();
  }

  unmount(): void {
    this.pan.unmount();
    this.element?.removeEventListener('touchstart', this.onTouchStart);
    this.element?.removeEventListener('touchmove', this.onTouchMove);
  }

  private readonly onTouchStart = (event: TouchEvent): void => {
    this.touchStart = event.touches[0]?.clientY ?? 0;
  };

  /** The content scrolls by itself until it is at its beginning: only then is it pulled. */
  private readonly onTouchMove = (event: TouchEvent): void => {
    const isDown = (event.touches[0]?.clientY ?? 0) > this.touchStart;
    if (this.options.pulls && event.cancelable && (this.offset > 0 || (isDown && this.isAtStart)))
      event.preventDefault();
  };

  private get isAtStart(): boolean {
    const scroller = this.element?.querySelector('.ui-scroller');
    return !scroller || scroller.scrollTop <= 0;
  }

  private pulled(event: GestureEvent): void {
    if (this.state === RefreshStatus.Refresh || !this.isAtStart) return;
    const { distance } = this.options;
    this.show(Math.max(0, event.offsetY * pullRatio), false);
    this.tell(this.offset >= distance ? RefreshStatus.OverDrag : RefreshStatus.Drag);
  }

  private released(): void {
    if (this.state === RefreshStatus.OverDrag) this.begin(true);
    else if (this.state === RefreshStatus.Drag) this.end();
  }

  private begin(isByPerson: boolean): void {
    const { binding, onRefreshing, distance } = this.options;
    this.show(distance, true);
    this.tell(RefreshStatus.Refresh);
    if (isByPerson && binding) binding.value = true;
    if (onRefreshing) guarded(this.node.place, onRefreshing);
  }

  private end(): void {
    if (this.state === RefreshStatus.Refresh) this.tell(RefreshStatus.Done);
    this.show(0, true);
    this.tell(RefreshStatus.Inactive);
  }

  private show(offset: number, isAnimated: boolean): void {
    const { element } = this;
    if (!element) return;
    const isChanged = offset !== this.offset;
    this.offset = offset;
    element.style.setProperty('--ui-pull', `${offset}px`);
    element.toggleAttribute('data-pulled', offset > 0);
    element.toggleAttribute('data-settling', isAnimated);
    if (isChanged) guarded(this.node.place, () => this.options.onOffset?.(offset));
  }

  private tell(state: RefreshStatus): void {
    if (state === this.state) return;
    this.state = state;
    guarded(this.node.place, () => this.options.onState?.(state));
  }
}

interface Memory {
  head?: VNode[];
}

export const Refresh = component<Options>({
  name: 'Refresh',
  options,
  create: (
    update,
    given: {
      refreshing: boolean | TwoWay<boolean>;
      promptText?: ResourceStr;
      builder?: CustomBuilder;
      offset?: number | string;
      friction?: number | string;
    },
  ) => {
    const { refreshing } = given;
    update.options.binding = isTwoWay<boolean>(refreshing) ? refreshing : undefined;
    update.options.isRefreshing = isTwoWay<boolean>(refreshing) ? refreshing.value : refreshing;
    update.options.builder = given.builder;
    update.options.prompt = resolveString(given.promptText);
  },
  attributes: {
    onStateChange: (update, handler: (state: RefreshStatus) => void) => {
      update.options.onState = handler;
    },
    onRefreshing: (update, handler: () => void) => {
      update.options.onRefreshing = handler;
    },
    onOffsetChange: (update, handler: (offset: number) => void) => {
      update.options.onOffset = handler;
    },
    refreshOffset: (update, value: Length) => {
      update.options.distance = vpOf(value) ?? 64;
    },
    pullToRefresh: (update, value: boolean) => {
      update.options.pulls = value;
    },
  },
  render: (node, update, children) => {
    const { builder, prompt } = update.options;
    node.behaviours.use('refresh', (each) => new RefreshBehaviour(each), update.options);
    const memory = node.remember<Memory>();
    const context = { ...node.spec.context, parent: node as unknown as UiNode };
    if (builder) memory.head ??= buildIn(context, builder);
    const head = memory.head ?? [
      h('div', { class: 'ui-refresh-turning' }),
      prompt === '' ? undefined : h('div', { class: 'ui-refresh-prompt' }, prompt),
    ];
    return h('div', node.props(), [
      h('div', { class: 'ui-refresh-head' }, head),
      h('div', { class: 'ui-refresh-body' }, children()),
    ]);
  },
});
