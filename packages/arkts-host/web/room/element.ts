/** Elements of the room's own interface. */

type Attributes = Readonly<Record<string, string | number | boolean | ((event: Event) => void)>>;

/**
 * Makes an element.
 *
 * @param attributes `class`, `aria-label` and so on; `onclick` and the like take functions; false leaves one out
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.replace(/^on/, ''), value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** A labelled list of choices. */
export function select<T extends string>(
  label: string,
  choices: readonly Choice<T>[],
  chosen: T,
  onChoose: (value: T) => void,
): HTMLLabelElement {
  const list = element(
    'select',
    { 'aria-label': label, onchange: (event) => onChoose((event.target as HTMLSelectElement).value as T) },
    ...choices.map(({ value, label: text }) => element('option', { value, selected: value === chosen }, text)),
  );
  list.value = chosen;
  return element('label', { class: 'field' }, element('span', {}, label), list);
}

export function toggle(label: string, isOn: boolean, onTurn: (isOn: boolean) => void): HTMLLabelElement {
  const box = element('input', {
    type: 'checkbox',
    role: 'switch',
    'aria-label': label,
    checked: isOn,
    onchange: (event) => onTurn((event.target as HTMLInputElement).checked),
  });
  return element('label', { class: 'field' }, element('span', {}, label), box);
}
