/** The focus of one window: arrow keys, Enter, the default focus of what appears, and where the focus may go. */
import { isForInputMethod } from '../input/keys.ts';
import { canFocus, type Direction, focusablesIn, focusElement, nextInDirection } from './focusMove.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export class FocusManager {
  private wanted: HTMLElement | undefined;
  private last: HTMLElement | undefined;
  private isKeysOnly = false;

  /** @param root the window's element */
  constructor(private readonly root: HTMLElement) {
    root.addEventListener('keydown', this.onKeyDown);
    root.addEventListener('mousedown', this.onMouseDown);
    root.addEventListener('pointerdown', this.onPointerDown, true);
    root.addEventListener('focusin', this.onFocusIn);
    for (const type of ['keydown', 'keyup'] as const) root.ownerDocument.addEventListener(type, this.onStray);
  }

  dispose(): void {
    this.root.removeEventListener('keydown', this.onKeyDown);
    this.root.removeEventListener('mousedown', this.onMouseDown);
    this.root.removeEventListener('pointerdown', this.onPointerDown, true);
    this.root.removeEventListener('focusin', this.onFocusIn);
    for (const type of ['keydown', 'keyup'] as const) this.root.ownerDocument.removeEventListener(type, this.onStray);
  }

  /** Asks for the focus when what appears now is complete; the first who asks gets it. */
  requestDefault(element: HTMLElement): void {
    if (this.wanted) return;
    this.wanted = element;
    queueMicrotask(() => {
      const { wanted } = this;
      this.wanted = undefined;
      if (!wanted?.isConnected) return;
      const inner = canFocus(wanted) ? wanted : focusablesIn(wanted)[0];
      if (inner) focusElement(inner);
    });
  }

  /** `focusControl.requestFocus(key)`: false when there is no such component or it cannot have the focus. */
  requestFocus(id: string): boolean {
    const element = [...this.root.querySelectorAll<HTMLElement>('[id]')].find((each) => each.id === id);
    if (!element) return false;
    const target = canFocus(element) ? element : focusablesIn(element)[0];
    if (!target) return false;
    focusElement(target);
    return true;
  }

  clearFocus(): void {
    const active = this.root.ownerDocument.activeElement;
    if (active instanceof HTMLElement && this.root.contains(active)) active.blur();
  }

  /** The topmost page, dialog, sheet or menu: the focus does not leave it. */
  scope(): HTMLElement {
    const modals = this.root.querySelectorAll<HTMLElement>('[data-focus-trap]');
    return modals.item(modals.length - 1) ?? this.root;
  }

  /**
   * The component that has the focus. While another document has the keyboard, browsers say that none here has it; then
   * it is the one that had it last.
   */
  get current(): HTMLElement | undefined {
    const { activeElement, body } = this.root.ownerDocument;
    if (activeElement instanceof HTMLElement && activeElement !== body) {
      return this.root.contains(activeElement) ? activeElement : undefined;
    }
    const { last } = this;
    const isLeft = last !== undefined && !this.root.ownerDocument.hasFocus() && this.scope().contains(last);
    return isLeft && canFocus(last) ? last : undefined;
  }

  /** As where nothing can be touched: the focus is drawn from the start, and again from any key on. */
  useKeysOnly(): void {
    this.isKeysOnly = true;
    this.setActive(true);
  }

  /**
   * Whether the focus is drawn: from the Tab key or an arrow key that moves it on, until something is touched. Browsers
   * would draw it for whatever gets it without being touched, such as what a menu begins with.
   */
  setActive(isActive: boolean): void {
    this.root.toggleAttribute('data-focus-active', isActive);
  }

  private readonly onPointerDown = (): void => this.setActive(false);

  private readonly onFocusIn = (event: FocusEvent): void => {
    this.last = event.target as HTMLElement;
  };

  /**
   * On a device, touching something does not give it the focus, nor take it from what has it: a field stays ready while
   * its send button is pressed. Fields take the focus; so does what says so with `focusOnTouch`.
   */
  private readonly onMouseDown = (event: MouseEvent): void => {
    const { target } = event;
    if (!(target instanceof Element) || takesMouse(target)) return;
    event.preventDefault();
    // The keyboard comes to the device that is touched, and there to what had it last.
    const { ownerDocument } = this.root;
    if (!ownerDocument.hasFocus()) ownerDocument.defaultView?.focus();
  };

  /** While no component has the focus, the page's root has it, as on the platform: it gets the keys. */
  private readonly onStray = (event: KeyboardEvent): void => {
    const { body, documentElement } = this.root.ownerDocument;
    if (event.target !== body && event.target !== documentElement) return;
    const scope = this.scope();
    const top = scope === this.root ? this.root.querySelector('.ui-page:last-child') : scope;
    const target = top?.querySelector('.ui') ?? scope;
    if (isForInputMethod(event)) return;
    const { key, code, repeat, shiftKey, ctrlKey, altKey, metaKey } = event;
    const init = { key, code, repeat, shiftKey, ctrlKey, altKey, metaKey, bubbles: true, cancelable: true };
    if (!target.dispatchEvent(new KeyboardEvent(event.type, init))) event.preventDefault();
    // What goes on from here is the copy.
    event.stopImmediatePropagation();
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (this.isKeysOnly || event.key === 'Tab') this.setActive(true);
    if (event.defaultPrevented || isForInputMethod(event)) return;
    if (event.key === 'Tab') this.wrap(event);
    const direction = arrows[event.key];
    if (direction) this.move(direction, event);
    else if (event.key === 'Enter' || event.key === ' ' || event.key === 'Select') this.press(event);
  };

  /** From the last component Tab goes to the first, and back: there is nothing beside a device's window. */
  private wrap(event: KeyboardEvent): void {
    const all = focusablesIn(this.scope());
    const edge = event.shiftKey ? all[0] : all.at(-1);
    const { current } = this;
    if (all.length === 0 || (current !== undefined && current !== edge && this.scope().contains(current))) return;
    event.preventDefault();
    const next = event.shiftKey ? all.at(-1) : all[0];
    if (next) focusElement(next);
  }

  private move(direction: Direction, event: KeyboardEvent): void {
    const scope = this.scope();
    const active = this.current;
    const current = active && scope.contains(active) && active !== scope ? active : undefined;
    if (current && movesCaret(current, direction)) return;
    const next = current ? nextInDirection(current, scope, direction) : focusablesIn(scope)[0];
    if (!next) return;
    event.preventDefault();
    this.setActive(true);
    focusElement(next);
  }

  /**
   * Enter, the space and the remote control's OK click what has the focus, once for each time that the key says that it is
   * down, held or not (platform.md 56). Browsers do it their own way for buttons, so that is kept from them.
   */
  private press(event: KeyboardEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.matches('input, textarea, select')) return;
    if (!target.matches('[tabindex], button')) return;
    this.setActive(true);
    event.preventDefault();
    target.click();
  }
}

/** Whether a press of the mouse means more here than the focus: writing, dragging a knob or a picture, selecting text. */
function takesMouse(element: Element): boolean {
  const control =
    'textarea, select, input:not([type=checkbox]):not([type=radio]), [draggable="true"], [contenteditable]';
  return element.closest(control) !== null || getComputedStyle(element).userSelect !== 'none';
}

/** In a field, arrow keys move the caret until it is at the field's edge. */
function movesCaret(element: HTMLElement, direction: Direction): boolean {
  const isText = element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
  if (!isText) return false;
  if (element instanceof HTMLInputElement && element.type === 'range')
    return direction === 'left' || direction === 'right';
  if (element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)) return false;
  const { selectionStart, selectionEnd, value } = element;
  if (selectionStart === null || selectionStart !== selectionEnd) return true;
  if (direction === 'left') return selectionStart > 0;
  if (direction === 'right') return selectionStart < value.length;
  if (element instanceof HTMLInputElement) return false;
  const before = value.slice(0, selectionStart);
  const after = value.slice(selectionStart);
  return direction === 'up' ? before.includes('\n') : after.includes('\n');
}
