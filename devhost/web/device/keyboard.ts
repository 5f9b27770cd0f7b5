/** The one keyboard of the room's page: which device it writes on is for the person to say. */

/**
 * From now on no component of this device takes the keyboard from another device: what gets the focus meanwhile has it in
 * this window alone, as where each device has a keyboard of its own, and hears from keys once the keyboard comes here.
 * Browsers give the keyboard to whatever document calls `focus()`, so a screen that starts would get what somebody is
 * writing on a phone.
 */
export function leaveKeyboardWithOthers(): void {
  const { focus } = HTMLElement.prototype;
  let waiting: HTMLElement | undefined;
  HTMLElement.prototype.focus = function (this: HTMLElement, options?: FocusOptions): void {
    waiting?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    waiting = undefined;
    if (isWithOther()) {
      waiting = this;
      this.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    } else {
      focus.call(this, options);
    }
  };
  addEventListener('focus', () => {
    const element = waiting;
    waiting = undefined;
    if (element?.isConnected) focus.call(element, { preventScroll: true });
  });
}

/** Another device of the page has the keyboard. */
function isWithOther(): boolean {
  const holder = parent.document.activeElement;
  return holder?.localName === 'iframe' && holder !== window.frameElement;
}
