/** Key codes of the platform (`KeyCode` of InputKit) for the keys that a keyboard or a remote control sends here. */
import { KeySource, KeyType } from '../enums/interaction.ts';

const codes: Readonly<Record<string, number>> = {
  Escape: 2, // KEYCODE_BACK: what the back key of a remote control sends; a keyboard has none
  GoBack: 2,
  BrowserBack: 2,
  ArrowUp: 2012,
  ArrowDown: 2013,
  ArrowLeft: 2014,
  ArrowRight: 2015,
  Select: 2016,
  Tab: 2049,
  Space: 2050,
  Enter: 2054,
  NumpadEnter: 2119,
  Backspace: 2055,
  PageUp: 2068,
  PageDown: 2069,
  Delete: 2071,
  ControlLeft: 2072,
  ControlRight: 2073,
  ContextMenu: 2067,
  Home: 2081,
  End: 2082,
  ShiftLeft: 2047,
  ShiftRight: 2048,
  AltLeft: 2045,
  AltRight: 2046,
};

export function keyCodeOf(event: KeyboardEvent): number {
  const known = codes[event.code] ?? codes[event.key];
  if (known !== undefined) return known;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined) return 2000 + Number(digit);
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined) return 2017 + letter.charCodeAt(0) - 65;
  const f = /^F(\d+)$/.exec(event.code)?.[1];
  return f === undefined ? -1 : 2089 + Number(f);
}

/** Keys that an input method has taken when they went down: it has them when they come up, too. */
const taken = new Set<string>();
const judged = new WeakMap<KeyboardEvent, boolean>();

/**
 * Whether a key is an input method's: pages hear nothing of it. Some browsers say that a composition has ended before they
 * tell of the key that ended it; then it has the code 229.
 */
export function isForInputMethod(event: KeyboardEvent): boolean {
  const known = judged.get(event);
  if (known !== undefined) return known;
  const isComposing = event.isComposing || event.keyCode === 229;
  const isDown = event.type === 'keydown';
  if (isDown && isComposing) taken.add(event.code);
  else if (isDown) taken.delete(event.code);
  const answer = isComposing || (!isDown && taken.delete(event.code));
  judged.set(event, answer);
  return answer;
}

/** What `onKeyEvent` gets. */
export interface KeyEvent {
  readonly type: KeyType;
  readonly keyCode: number;
  readonly keyText: string;
  readonly keySource: KeySource;
  readonly deviceId: number;
  readonly metaKey: number;
  readonly timestamp: number;
  readonly unicode: number;
  readonly isCapsLockOn: boolean;
  stopPropagation(): void;
  getModifierKeyState(keys: string[]): boolean;
}

export function keyEventOf(event: KeyboardEvent, stop: () => void): KeyEvent {
  return {
    type: event.type === 'keyup' ? KeyType.Up : KeyType.Down,
    keyCode: keyCodeOf(event),
    keyText: event.key,
    keySource: KeySource.Keyboard,
    deviceId: 0,
    metaKey: event.metaKey ? 1 : 0,
    timestamp: event.timeStamp * 1e6,
    unicode: event.key.length === 1 ? (event.key.codePointAt(0) ?? 0) : 0,
    isCapsLockOn: event.getModifierState('CapsLock'),
    stopPropagation: stop,
    getModifierKeyState: (keys) =>
      keys.every((key) => (key === 'Ctrl' ? event.ctrlKey : key === 'Shift' ? event.shiftKey : event.altKey)),
  };
}
