/** `TextInputController`, `TextAreaController`, `SearchController`: a page's handle on a field's caret and text. */

type Field = HTMLInputElement | HTMLTextAreaElement;

interface TextRange {
  start: number;
  end: number;
}

export class TextContentController {
  private field: Field | undefined;
  private edited: (() => void) | undefined;

  /** For components. */
  attach(field: Field, edited: () => void): void {
    this.field = field;
    this.edited = edited;
  }

  detach(field: Field): void {
    if (this.field === field) this.field = undefined;
  }

  caretPosition(value: number): void {
    this.field?.setSelectionRange(value, value);
  }

  setTextSelection(start: number, end: number): void {
    const length = this.field?.value.length ?? 0;
    this.field?.setSelectionRange(Math.max(0, start), end < 0 ? length : end);
    this.field?.focus();
  }

  getCaretOffset(): { index: number; x: number; y: number } {
    return { index: this.field?.selectionStart ?? 0, x: 0, y: 0 };
  }

  getSelection(): TextRange {
    return { start: this.field?.selectionStart ?? 0, end: this.field?.selectionEnd ?? 0 };
  }

  stopEditing(): void {
    this.field?.blur();
  }

  /** Inserts at an offset, or at the end. Returns where the caret is then. */
  addText(text: string, options?: { offset?: number }): number {
    const { field } = this;
    if (!field) return -1;
    const at = options?.offset ?? field.value.length;
    this.write(field, at, at, text);
    return at + text.length;
  }

  deleteText(range?: Partial<TextRange>): void {
    const { field } = this;
    if (field) this.write(field, range?.start ?? 0, range?.end ?? field.value.length, '');
  }

  /** As a person would, so that it can be undone; a browser lets only the field that has the focus be written to. */
  private write(field: Field, start: number, end: number, text: string): void {
    const document = field.ownerDocument;
    const before = document.activeElement;
    // A browser writes only where the focus is; to the page, and to the keyboard, the field does not get it.
    if (before !== field) field.dataset.borrowed = '';
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
    const isWritten = document.execCommand?.(text === '' ? 'delete' : 'insertText', false, text) ?? false;
    if (!isWritten) {
      field.setRangeText(text, start, end, 'end');
      this.edited?.();
    }
    if (before === field) return;
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    else field.blur();
    delete field.dataset.borrowed;
  }

  clearPreviewText(): void {
    // A browser's input method keeps its preview for itself.
  }
}

export class TextInputController extends TextContentController {}
export class TextAreaController extends TextContentController {}
export class SearchController extends TextContentController {}
