/** What a focusable component wants: the focus at first, or when it is touched. */
import type { Behaviour } from '../tree/behaviour.ts';
import type { UiNode } from '../tree/node.ts';
import { focusElement } from './focusMove.ts';

interface FocusSetting {
  isDefault?: boolean;
  onTouch?: boolean;
}

export class FocusTarget implements Behaviour<FocusSetting> {
  private setting: FocusSetting = {};

  constructor(private readonly node: UiNode) {}

  set(setting: FocusSetting): void {
    this.setting = { ...this.setting, ...setting };
  }

  mount(element: HTMLElement): void {
    // `defaultFocus` counts once, when the page, the dialog or the sheet that it is in appears.
    if (this.setting.isDefault) this.node.app.focus.requestDefault(element);
    element.addEventListener('pointerdown', () => {
      if (this.setting.onTouch) focusElement(element);
    });
  }
}
