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

  /** Inserts at the caret, or at an offset. Returns where the caret is then. */
  addText(text: string, options?: { offset?: number }): number {
    const { field } = this;
    if (!field) return -1;
    const at = options?.offset ?? field.selectionStart ?? field.value.length;
    const end = options?.offset ?? field.selectionEnd ?? at;
    field.setRangeText(text, at, end, 'end');
    this.edited?.();
    return at + text.length;
  }

  deleteText(range?: Partial<TextRange>): void {
    const { field } = this;
    if (!field) return;
    field.setRangeText('', range?.start ?? 0, range?.end ?? field.value.length, 'end');
    this.edited?.();
  }

  clearPreviewText(): void {
    // A browser's input method keeps its preview for itself.
  }
}

export class TextInputController extends TextContentController {}
export class TextAreaController extends TextContentController {}
export class SearchController extends TextContentController {}
