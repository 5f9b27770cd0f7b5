/** The element of a field, and what happens when a person types in it. */
import { h, type VNode } from 'vue';
import { CancelButtonStyle, EnterKeyType, InputType } from '../enums/input.ts';
import { isForInputMethod } from '../input/keys.ts';
import { guarded } from '../tree/errors.ts';
import type { NodeUpdate, UiNode } from '../tree/node.ts';
import { type FieldOptions, FieldSync } from './field.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const enterHints: Readonly<Record<number, string>> = {
  [EnterKeyType.Go]: 'go',
  [EnterKeyType.Search]: 'search',
  [EnterKeyType.Send]: 'send',
  [EnterKeyType.Next]: 'next',
  [EnterKeyType.Done]: 'done',
  [EnterKeyType.PREVIOUS]: 'previous',
  [EnterKeyType.NEW_LINE]: 'enter',
};

interface TypeLook {
  readonly type: string;
  readonly mode?: string;
  /** What may be typed. */
  readonly pattern?: RegExp;
}

const inputTypes: Readonly<Record<number, TypeLook>> = {
  [InputType.Normal]: { type: 'text' },
  [InputType.Password]: { type: 'password' },
  [InputType.NEW_PASSWORD]: { type: 'password' },
  [InputType.Email]: { type: 'email', mode: 'email' },
  [InputType.Number]: { type: 'text', mode: 'numeric', pattern: /[0-9]/ },
  [InputType.NUMBER_PASSWORD]: { type: 'password', mode: 'numeric', pattern: /[0-9]/ },
  [InputType.NUMBER_DECIMAL]: { type: 'text', mode: 'decimal', pattern: /[0-9.]/ },
  [InputType.PhoneNumber]: { type: 'tel', mode: 'tel', pattern: /[0-9 +\-*#()]/ },
  [InputType.URL]: { type: 'text', mode: 'url' },
  [InputType.USER_NAME]: { type: 'text' },
};

export class FieldView<O extends FieldOptions> {
  /** What an input method is composing. */
  private preview = '';

  constructor(
    private readonly node: UiNode<O>,
    private readonly isMultiline: boolean,
  ) {}

  private get options(): O {
    return (this.node.current as NodeUpdate<O>).options;
  }

  render(update: NodeUpdate<O>, inside: { before?: VNode[]; after?: VNode[] } = {}): VNode {
    const { options } = update;
    const look = inputTypes[options.type];
    if (!look) update.unknown(`InputType ${InputType[options.type]}`);
    this.node.behaviours.use('field', () => new FieldSync((field) => this.typed(field)), options as FieldOptions);
    const field = h(this.isMultiline ? 'textarea' : 'input', {
      class: 'ui-field',
      ...(this.isMultiline ? { rows: 1 } : { type: look?.type, inputmode: look?.mode }),
      placeholder: options.placeholder,
      'aria-label': update.props['aria-label'] ?? (options.placeholder || undefined),
      'aria-description': update.props['aria-description'],
      'aria-invalid': update.props['aria-invalid'],
      maxlength: options.maxLength,
      enterkeyhint: options.enterKey === undefined ? undefined : enterHints[options.enterKey],
      disabled: update.isEnabled ? undefined : true,
      tabindex: update.isFocusable === false ? -1 : undefined,
      'data-keyboard': options.hasKeyboard ? undefined : 'none',
      // platform.md 61
      dir: 'auto',
      autocomplete: 'off',
      spellcheck: 'false',
      onInput: (event: Event) => this.typed(event.target as Field),
      onKeydown: (event: KeyboardEvent) => this.keyed(event),
      onFocus: (event: FocusEvent) => this.focused(event.target as Field, true),
      onCompositionupdate: (event: CompositionEvent) => {
        this.preview = event.data;
      },
      onCompositionend: (event: CompositionEvent) => {
        this.preview = '';
        this.typed(event.target as Field);
      },
      onBlur: (event: FocusEvent) => this.focused(event.target as Field, false),
      onPaste: (event: ClipboardEvent) => this.pasted(event),
    });
    const props = this.node.props();
    // The name belongs to the field, not to the box around it.
    props['aria-label'] = undefined;
    props['aria-description'] = undefined;
    const body = this.isMultiline ? h('div', { class: 'ui-field-grow' }, [field]) : field;
    return h('div', props, [...(inside.before ?? []), body, this.clearButton(), ...(inside.after ?? [])]);
  }

  private clearButton(): VNode | undefined {
    const { hasCancel, cancelStyle } = this.options;
    if (!hasCancel || cancelStyle === CancelButtonStyle.INVISIBLE) return undefined;
    const isEmpty = (this.options.text ?? '') === '';
    if (cancelStyle === CancelButtonStyle.INPUT && isEmpty) return undefined;
    const click = (event: Event) => {
      event.stopPropagation();
      const field = this.field();
      if (!field) return;
      field.value = '';
      this.typed(field);
      field.focus();
    };
    return h(
      'button',
      { class: 'ui-field-clear', type: 'button', 'aria-label': '×', tabindex: -1, onClick: click },
      '×',
    );
  }

  private field(): Field | undefined {
    return this.node.element?.querySelector<Field>('.ui-field') ?? undefined;
  }

  private run(action: () => void): void {
    guarded(this.node.place, action);
  }

  private typed(field: Field): void {
    this.filter(field);
    const { value } = field;
    field.parentElement?.setAttribute('data-text', value);
    this.node.behaviours.get<FieldSync>('field')?.note(value);
    const { binding, onChange } = this.options;
    this.run(() => {
      if (binding) binding.value = value;
      onChange?.(value, {
        offset: this.preview === '' ? -1 : (field.selectionStart ?? 0) - this.preview.length,
        value: this.preview,
      });
    });
  }

  /** Takes out what may not be typed, a character at a time. */
  private filter(field: Field): void {
    const { filter, onFilter, type } = this.options;
    const allowed = filter ?? inputTypes[type]?.pattern;
    if (!allowed) return;
    const kept = [...field.value].filter((character) => allowed.test(character)).join('');
    if (kept === field.value) return;
    const rest = [...field.value].filter((character) => !allowed.test(character)).join('');
    field.value = kept;
    this.run(() => onFilter?.(rest));
  }

  private keyed(event: KeyboardEvent): void {
    const { enterKey, onSubmit } = this.options;
    if (event.key !== 'Enter' || isForInputMethod(event)) return;
    const submits = !this.isMultiline || (enterKey !== undefined && enterKey !== EnterKeyType.NEW_LINE);
    if (!submits || event.shiftKey) return;
    event.preventDefault();
    const field = event.target as Field;
    let keeps = false;
    this.run(() =>
      onSubmit?.(enterKey ?? EnterKeyType.Done, {
        text: field.value,
        keepEditableState: () => {
          keeps = true;
        },
      }),
    );
    // Without keepEditableState() the platform closes the keyboard and the field stops editing.
    if (!keeps) field.blur();
  }

  private focused(field: Field, isEditing: boolean): void {
    if (field.dataset.borrowed !== undefined) return;
    const { selectAll, onEditChange } = this.options;
    if (isEditing && selectAll) field.select();
    this.run(() => onEditChange?.(isEditing));
  }

  private pasted(event: ClipboardEvent): void {
    const { onPaste } = this.options;
    if (!onPaste) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    this.run(() => onPaste(text, { preventDefault: () => event.preventDefault() }));
  }
}
