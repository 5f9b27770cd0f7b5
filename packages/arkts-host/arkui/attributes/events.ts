/** Events that every component has: clicks, touches, pointers, keys, appearing, sizes. */
import { MouseAction, MouseButton } from '../enums/interaction.ts';
import { HitTestMode } from '../enums/layout.ts';
import { eventTargetOf, pointOf } from '../input/area.ts';
import { isForInputMethod, keyEventOf } from '../input/keys.ts';
import { type KeyHandler, PreIme } from '../input/preIme.ts';
import { type TouchHandler, TouchListener } from '../input/touchEvents.ts';
import { resolveString } from '../resources/resolve.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { Area, ClickEvent, ResourceStr } from '../types.ts';
import {
  AppearObserver,
  AreaObserver,
  ClickTarget,
  SizeObserver,
  type SizeOptions,
  VisibleAreaObserver,
} from './observers.ts';
import type { AttributeTable } from './table.ts';

/** What a click event carries, of a pointer or of the Enter key. */
export function clickEventOf(element: Element, event: MouseEvent): ClickEvent {
  return {
    ...pointOf(element, event),
    timestamp: event.timeStamp * 1e6,
    source: event.detail === 0 ? 4 : 1,
    target: eventTargetOf(element),
    preventDefault: () => event.preventDefault(),
  };
}

/** A key goes to the focused component first and then outwards, until one says that it has used it. */
function onKey(update: NodeUpdate, handler: KeyHandler): void {
  for (const name of ['keydown', 'keyup']) {
    update.on<KeyboardEvent>(name, (event) => {
      if (event.defaultPrevented && event.cancelBubble) return;
      if (isForInputMethod(event)) return;
      const used = handler(keyEventOf(event, () => event.stopPropagation()));
      if (used === true) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }
}

export const eventAttributes: AttributeTable = {
  onClick: (update, handler: ((event: ClickEvent) => void) | undefined) => {
    if (!handler) return;
    update.node.behaviours.use('click', () => new ClickTarget(update.node), undefined);
    update.isFocusable ??= true;
    update.on<MouseEvent>('click', (event) => {
      const { element } = update.node;
      if (!element || !update.isEnabled) return;
      // A click goes to the innermost component that has a handler, as on the platform.
      event.stopPropagation();
      handler(clickEventOf(element, event));
    });
  },
  onTouch: (update, handler: TouchHandler) => {
    update.node.behaviours.use('touch', () => new TouchListener(update.place), handler);
  },
  onHover: (update, handler: (isHover: boolean) => void) => {
    update.on('pointerenter', () => handler(true));
    update.on('pointerleave', () => handler(false));
  },
  onMouse: (
    update,
    handler: (event: {
      action: MouseAction;
      button: MouseButton;
      x: number;
      y: number;
      windowX: number;
      windowY: number;
    }) => void,
  ) => {
    const buttons = [MouseButton.Left, MouseButton.Middle, MouseButton.Right, MouseButton.Back, MouseButton.Forward];
    const listen = (name: string, action: MouseAction) =>
      update.on<MouseEvent>(name, (event) => {
        const { element } = update.node;
        const button = action === MouseAction.Move ? MouseButton.None : (buttons[event.button] ?? MouseButton.None);
        if (element) handler({ action, button, ...pointOf(element, event) });
      });
    listen('mousedown', MouseAction.Press);
    listen('mouseup', MouseAction.Release);
    listen('mousemove', MouseAction.Move);
  },
  onKeyEvent: (update, handler: KeyHandler) => onKey(update, handler),
  onKeyPreIme: (update, handler: KeyHandler) => {
    update.node.behaviours.use('preIme', () => new PreIme(update.place), handler);
  },
  onAppear: (update, handler: () => void) => {
    update.node.behaviours.use('appear', () => new AppearObserver(update.place, true), handler);
  },
  onDisAppear: (update, handler: () => void) => {
    update.node.behaviours.use('disappear', () => new AppearObserver(update.place, false), handler);
  },
  onAttach: (update, handler: () => void) => {
    update.node.behaviours.use('attach', () => new AppearObserver(update.place, true), handler);
  },
  onDetach: (update, handler: () => void) => {
    update.node.behaviours.use('detach', () => new AppearObserver(update.place, false), handler);
  },
  onAreaChange: (update, handler: (before: Area, now: Area) => void) => {
    update.node.behaviours.use('area', () => new AreaObserver(update.place), handler);
  },
  onSizeChange: (update, handler: (before: SizeOptions, now: SizeOptions) => void) => {
    update.node.behaviours.use('size', () => new SizeObserver(update.place), handler);
  },
  onVisibleAreaChange: (update, ratios: number[], handler: (isExpanding: boolean, ratio: number) => void) => {
    update.node.behaviours.use('visible', () => new VisibleAreaObserver(update.place), { ratios, handler });
  },
  enabled: (update, value: boolean) => {
    update.isEnabled = value;
    if (!value) update.classes.push('ui-disabled');
  },
  hitTestBehavior: (update, value: HitTestMode) => {
    if (value === HitTestMode.None || value === HitTestMode.Transparent) update.classes.push('ui-hit-none');
    else if (value === HitTestMode.Block) update.classes.push('ui-hit-block');
    else if (value !== HitTestMode.Default) update.unknown(`hitTestBehavior ${value}`);
  },
  id: (update, value: ResourceStr) => {
    update.props.id = resolveString(value);
  },
  key: (update, value: string) => {
    update.props.id = value;
  },
};
