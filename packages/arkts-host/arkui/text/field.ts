/** What TextInput, TextArea and Search share: arguments, attributes, events, and keeping the element's text in step. */
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import type { AttributeTable } from '../attributes/table.ts';
import { CancelButtonStyle, type EnterKeyType, type InputType } from '../enums/input.ts';
import { CopyOptions } from '../enums/text.ts';
import { resolveString } from '../resources/resolve.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import type { NodeUpdate } from '../tree/node.ts';
import { isTwoWay, type Length, type ResourceColor, type ResourceStr, type TwoWay } from '../types.ts';
import { cssWeight, type Font, fontAttributes, paragraphAttributes } from './font.ts';
import type { TextContentController } from './textController.ts';

export interface FieldOptions {
  text: string | undefined;
  binding: TwoWay<string> | undefined;
  placeholder: string;
  controller: TextContentController | undefined;
  type: InputType;
  enterKey: EnterKeyType | undefined;
  maxLength: number | undefined;
  maxLines: number | undefined;
  isPlain: boolean;
  /** A keyboard on the screen comes up when the field gets the focus. */
  hasKeyboard: boolean;
  hasCancel: boolean;
  cancelStyle: CancelButtonStyle;
  showCount: boolean;
  selectAll: boolean;
  filter: RegExp | undefined;
  onFilter: ((rest: string) => void) | undefined;
  onChange: ((value: string, preview: PreviewText) => void) | undefined;
  onSubmit: ((enterKey: EnterKeyType, event: SubmitEvent) => void) | undefined;
  onEditChange: ((isEditing: boolean) => void) | undefined;
  onPaste: ((text: string, event: { preventDefault: () => void }) => void) | undefined;
  onSelection: ((start: number, end: number) => void) | undefined;
}

/** What an input method is composing: it stands in the field, and is no text yet. */
export interface PreviewText {
  /** Where it begins; -1: there is none. */
  readonly offset: number;
  readonly value: string;
}

export interface SubmitEvent {
  readonly text: string;
  keepEditableState(): void;
}

export function fieldOptions(): FieldOptions {
  return {
    text: undefined,
    binding: undefined,
    placeholder: '',
    controller: undefined,
    type: 0,
    enterKey: undefined,
    maxLength: undefined,
    maxLines: undefined,
    isPlain: false,
    hasKeyboard: true,
    hasCancel: false,
    cancelStyle: CancelButtonStyle.INPUT,
    showCount: false,
    selectAll: false,
    filter: undefined,
    onFilter: undefined,
    onChange: undefined,
    onSubmit: undefined,
    onEditChange: undefined,
    onPaste: undefined,
    onSelection: undefined,
  };
}

interface FieldArguments {
  placeholder?: ResourceStr;
  text?: ResourceStr | TwoWay<string>;
  controller?: TextContentController;
}

export function createField(update: NodeUpdate<FieldOptions>, given: FieldArguments = {}): void {
  const { options } = update;
  options.placeholder = resolveString(given.placeholder);
  options.controller = given.controller;
  if (isTwoWay<string>(given.text)) {
    options.binding = given.text;
    options.text = resolveString(given.text.value);
  } else if (given.text !== undefined) {
    options.text = resolveString(given.text);
  }
}

export const fieldAttributes: AttributeTable<FieldOptions> = {
  ...fontAttributes,
  ...paragraphAttributes,
  placeholderColor: (update, value: ResourceColor) => {
    update.style['--ui-placeholder'] = cssColor(value) ?? '';
  },
  placeholderFont: (update, value: Font) => {
    const size = cssLength(value.size, 'fp') ?? '1em';
    update.style['--ui-placeholder-font'] = `${cssWeight(value.weight ?? 400)} ${size} inherit`;
  },
  caretColor: (update, value: ResourceColor) => {
    update.style['--ui-caret'] = cssColor(value) ?? '';
  },
  enterKeyType: (update, value: EnterKeyType) => {
    update.options.enterKey = value;
  },
  maxLength: (update, value: number) => {
    update.options.maxLength = value >= 0 ? value : undefined;
  },
  maxLines: (update, value: number) => {
    update.options.maxLines = value;
  },
  inputFilter: (update, value: ResourceStr, error?: (rest: string) => void) => {
    update.options.filter = new RegExp(resolveString(value));
    update.options.onFilter = error;
  },
  showCounter: (update, value: boolean) => {
    update.options.showCount = value;
  },
  copyOption: (update, value: CopyOptions) => {
    if (value === CopyOptions.None) update.on<Event>('copy', (event) => event.preventDefault());
  },
  selectAll: (update, value: boolean) => {
    update.options.selectAll = value;
  },
  enableKeyboardOnFocus: (update, value: boolean) => {
    update.options.hasKeyboard = value;
  },
  type: (update, value: InputType) => {
    update.options.type = value;
  },
  onChange: (update, handler: (value: string, preview: PreviewText) => void) => {
    update.options.onChange = handler;
  },
  onSubmit: (update, handler: (enterKey: EnterKeyType, event: SubmitEvent) => void) => {
    update.options.onSubmit = handler;
  },
  onEditChange: (update, handler: (isEditing: boolean) => void) => {
    update.options.onEditChange = handler;
  },
  onPaste: (update, handler: (text: string, event: { preventDefault: () => void }) => void) => {
    update.options.onPaste = handler;
  },
  onCopy: (update, handler: (text: string) => void) => {
    update.on('copy', () => handler(String(getSelection() ?? '')));
  },
  onCut: (update, handler: (text: string) => void) => {
    update.on('cut', () => handler(String(getSelection() ?? '')));
  },
  onTextSelectionChange: (update, handler: (start: number, end: number) => void) => {
    update.options.onSelection = handler;
  },
};

/** A corner radius or size that the field's own style keeps even when pages say nothing. */
export function cssLengthOr(value: Length | undefined, other: string): string {
  return cssLength(value) ?? other;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Keeps the element's text in step with the argument, and the controller with the element. */
export class FieldSync implements Behaviour<FieldOptions> {
  private options: FieldOptions | undefined;
  private lastText: string | undefined;
  private controller: TextContentController | undefined;
  private field: Field | undefined;

  constructor(private readonly edited: (field: Field) => void) {}

  set(options: FieldOptions): void {
    this.options = options;
  }

  mount(element: HTMLElement): void {
    this.field = element.querySelector<Field>('.ui-field') ?? undefined;
    this.updated();
    const { field } = this;
    field?.addEventListener('select', () => {
      this.options?.onSelection?.(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    });
  }

  updated(): void {
    const { field, options } = this;
    if (!field || !options) return;
    if (options.text !== undefined && options.text !== this.lastText) {
      this.lastText = options.text;
      // Writing the same text would move the caret and break an input method's composition.
      if (field.value !== options.text) field.value = options.text;
      field.parentElement?.setAttribute('data-text', field.value);
    }
    if (options.controller !== this.controller) {
      this.controller?.detach(field);
      this.controller = options.controller;
      this.controller?.attach(field, () => this.edited(field));
    }
  }

  /** What the user has typed need not be written back. */
  note(text: string): void {
    this.lastText = text;
  }

  unmount(): void {
    if (this.field) this.controller?.detach(this.field);
  }
}
