/** How a window's pages make room for the keyboard on the screen: platform modes of `UIContext.setKeyboardAvoidMode`. */
import { KeyboardAvoidMode } from '../kit.ts';

export class KeyboardAvoidance {
  private current: number = KeyboardAvoidMode.OFFSET;
  private height = 0;

  /** @param root the window's element */
  constructor(private readonly root: HTMLElement) {}

  get mode(): number {
    return this.current;
  }

  set mode(mode: number) {
    this.current = mode;
    this.apply();
  }

  /** @param height of the keyboard, vp; 0: it is gone */
  show(height: number): void {
    this.height = height;
    this.apply();
    // Once more when the pages have taken their new size.
    requestAnimationFrame(() => this.apply());
  }

  private apply(): void {
    const { height, root, current } = this;
    const isResized = current === KeyboardAvoidMode.RESIZE || current === KeyboardAvoidMode.RESIZE_WITH_CARET;
    const isOffset = current === KeyboardAvoidMode.OFFSET || current === KeyboardAvoidMode.OFFSET_WITH_CARET;
    root.style.setProperty('--ui-keyboard', `${isResized ? height : 0}px`);
    // Sheets and dialogs make room in every mode.
    root.style.setProperty('--ui-overlay-keyboard', `${height}px`);
    const pages = root.querySelector<HTMLElement>('.ui-pages');
    if (pages === null) return;
    pages.style.translate = '';
    const field = root.ownerDocument.activeElement;
    if (height === 0 || !(field instanceof HTMLElement) || !root.contains(field)) return;
    // The component, which is larger than the element that is typed into.
    const box = (field.closest('.ui-field-grow') ?? field).parentElement ?? field;
    box.scrollIntoView({ block: 'nearest' });
    if (!isOffset || !pages.contains(field)) return;
    const hidden = box.getBoundingClientRect().bottom - (root.getBoundingClientRect().bottom - height);
    if (hidden > 0) pages.style.translate = `0 ${-Math.min(hidden, height)}px`;
  }
}
