/**
 * What `@kit.ArkUI` gives to pages beside windows and displays, which are the host's: the browser's build of that kit
 * exports these names.
 */
import { currentApp } from './app/current.ts';
import type { MediaQueryListener } from './mediaQuery.ts';

export type { ICurve } from './animation/curve.ts';
export { curves } from './animation/curves.ts';
export { ComponentContent } from './componentContent.ts';
export { NavPathInfo, NavPathStack } from './navigation/navPathStack.ts';
export { PromptAction } from './promptAction.ts';
export { Router } from './router.ts';
export { FocusController, UIContext } from './uiContext.ts';

/** Lengths with their unit, for settings that want one. */
export class LengthMetrics {
  constructor(
    readonly value: number,
    readonly unit: number = 1,
  ) {}

  static px(value: number): LengthMetrics {
    return new LengthMetrics(value / (globalThis.devicePixelRatio || 1));
  }

  static vp(value: number): LengthMetrics {
    return new LengthMetrics(value);
  }

  static fp(value: number): LengthMetrics {
    return new LengthMetrics(value);
  }
}

/** How a window makes room for the keyboard. */
export enum KeyboardAvoidMode {
  OFFSET = 0,
  RESIZE = 1,
  OFFSET_WITH_CARET = 2,
  RESIZE_WITH_CARET = 3,
  NONE = 4,
}

/** Functions that name no window mean the document's only one. */
export const promptAction = {
  showToast: (options: Parameters<ReturnType<typeof ui>['showToast']>[0]) => ui().showToast(options),
  showDialog: (options: Parameters<ReturnType<typeof ui>['showDialog']>[0]) => ui().showDialog(options),
};

export const mediaquery = {
  matchMediaSync: (condition: string): MediaQueryListener =>
    currentApp().uiContext.getMediaQuery().matchMediaSync(condition),
};

function ui() {
  return currentApp().uiContext.getPromptAction();
}
