/**
 * The keyboard on a phone's screen: it comes when a field gets the focus, lies over the window, and goes with the focus, with
 * Back or with its own key. Its keys write into the field; those of the computer do as well.
 */
import { resourceConfig } from '../../arkui/resources/config.ts';

/** vp: that of a phone in portrait, with the row of suggestions. */
const HEIGHT = 288;

const LETTERS: readonly (readonly string[])[] = [
  [...'qwertyuiop'],
  [...'asdfghjkl'],
  ['⇧', ...'zxcvbnm', '⌫'],
  ['123', ',', ' ', '.', '⏎'],
];
const DIGITS: readonly (readonly string[])[] = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  ['ABC', '0', '⌫'],
];

export class SoftKeyboard {
  private readonly panel: HTMLElement;
  private readonly keys: HTMLElement;
  private readonly hideKey: HTMLButtonElement;
  private field: HTMLElement | undefined;
  private isUpper = false;
  private isEnabled = false;

  /**
   * @param root the window's element
   * @param onHeight called when the keyboard comes, goes, or another field has it; vp, 0 when it is not there
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly onHeight: (height: number) => void,
  ) {
    const { ownerDocument } = root;
    this.panel = ownerDocument.createElement('div');
    this.panel.className = 'system-keyboard';
    this.panel.style.height = `${HEIGHT}px`;
    this.panel.hidden = true;
    this.keys = ownerDocument.createElement('div');
    this.keys.className = 'system-keys';
    this.keys.setAttribute('aria-hidden', 'true');
    this.hideKey = ownerDocument.createElement('button');
    this.hideKey.type = 'button';
    this.hideKey.tabIndex = -1;
    this.hideKey.textContent = '⌄';
    this.panel.append(this.hideKey, this.keys);
    root.append(this.panel);
    for (const type of ['pointerdown', 'mousedown', 'click', 'touchstart'] as const) {
      this.panel.addEventListener(type, (event) => {
        // The field keeps the focus, and the application sees nothing of what is pressed here.
        if (type !== 'click') event.preventDefault();
        event.stopPropagation();
      });
    }
    this.panel.addEventListener('pointerdown', (event) => this.press(event.target as HTMLElement));
    this.hideKey.addEventListener('click', () => this.hide());
    root.addEventListener('focusin', ({ target }) => this.follow(target as HTMLElement));
    root.addEventListener('click', ({ target }) => this.follow(target as HTMLElement));
    // A moment later the browser knows whether the whole document lost the keys, or the field alone.
    root.addEventListener('focusout', () => setTimeout(() => this.leave(), 0));
  }

  get isShown(): boolean {
    return !this.panel.hidden;
  }

  get height(): number {
    return this.isShown ? HEIGHT : 0;
  }

  /** Whether the device has one; a computer's frame need not. */
  enable(isEnabled: boolean): void {
    this.isEnabled = isEnabled;
    if (!isEnabled) this.hide();
  }

  hide(): void {
    if (!this.isShown) return;
    this.field = undefined;
    this.panel.hidden = true;
    this.onHeight(0);
  }

  /** A field got the focus, or was tapped while it had it. */
  private follow(target: HTMLElement): void {
    if (!this.isEnabled || !target.matches('.ui-field:not([data-keyboard="none"], [data-borrowed])')) return;
    if (this.field === target && this.isShown) return;
    this.field = target;
    this.draw(/numeric|decimal|tel/.test(target.inputMode) ? DIGITS : LETTERS);
    this.hideKey.ariaLabel = resourceConfig().locale.startsWith('zh') ? '收起键盘' : 'Hide the keyboard';
    this.panel.hidden = false;
    this.onHeight(HEIGHT);
  }

  /** The focus left the field; not, when only another window of the computer has the keys. */
  private leave(): void {
    const { ownerDocument } = this.root;
    if (this.field === undefined || ownerDocument.activeElement === this.field) return;
    if (ownerDocument.hasFocus() || !this.field.isConnected) this.hide();
  }

  private draw(rows: readonly (readonly string[])[]): void {
    const { ownerDocument } = this.root;
    const lines = rows.map((row) => {
      const line = ownerDocument.createElement('div');
      line.append(
        ...row.map((key) => {
          const cell = ownerDocument.createElement('span');
          cell.dataset.key = key;
          cell.textContent = this.isUpper && key.length === 1 ? key.toUpperCase() : key;
          return cell;
        }),
      );
      return line;
    });
    this.keys.replaceChildren(...lines);
  }

  private press(target: HTMLElement): void {
    const { key } = target.dataset;
    const { field } = this;
    if (key === undefined || field === undefined) return;
    const { ownerDocument } = this.root;
    field.focus({ preventScroll: true });
    if (key === '⌫') ownerDocument.execCommand('delete');
    else if (key === '⏎') this.enter(field);
    else if (key === '⇧') {
      this.isUpper = !this.isUpper;
      this.draw(LETTERS);
    } else if (key === '123') this.draw(DIGITS);
    else if (key === 'ABC') this.draw(LETTERS);
    else ownerDocument.execCommand('insertText', false, this.isUpper ? key.toUpperCase() : key);
  }

  private enter(field: HTMLElement): void {
    for (const type of ['keydown', 'keyup']) {
      field.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
    }
  }
}
