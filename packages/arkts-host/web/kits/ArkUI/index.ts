/** `@kit.ArkUI` for pages: the parts of the runtime that pages import by name, and the window. */
import { currentApp } from '../../../arkui/app/current.ts';
import type { PromptAction } from '../../../arkui/promptAction.ts';
import type { Router } from '../../../arkui/router.ts';
import { closedNamespace, unimplemented } from '../../../kits/host/unimplemented.ts';

export { ComponentContent } from '../../../arkui/componentContent.ts';
export {
  AppStorageV2,
  ColorMetrics,
  KeyboardAvoidMode,
  LengthMetrics,
  LengthUnit,
  PersistenceV2,
  Type,
  UIUtils,
} from '../../../arkui/kit.ts';
export { UIContext } from '../../../arkui/uiContext.ts';
export { curves } from './curves.ts';
export { window } from './window.ts';

const kit = 'ArkUI';

/** The functions without a window, which use the document's only one. */
export const promptAction = closedNamespace(kit, 'promptAction', {
  showToast: (...args: Parameters<PromptAction['showToast']>) => prompts().showToast(...args),
  showDialog: (...args: Parameters<PromptAction['showDialog']>) => prompts().showDialog(...args),
  showActionMenu: (...args: Parameters<PromptAction['showActionMenu']>) => prompts().showActionMenu(...args),
});

export const router = closedNamespace(kit, 'router', {
  pushUrl: (...args: Parameters<Router['pushUrl']>) => routes().pushUrl(...args),
  replaceUrl: (...args: Parameters<Router['replaceUrl']>) => routes().replaceUrl(...args),
  back: () => routes().back(),
  clear: () => routes().clear(),
  getLength: () => routes().getLength(),
  getParams: () => routes().getParams(),
});

/** The device's screen: it shows the window and nothing else. Sizes are pixels. */
export const display = closedNamespace(kit, 'display', {
  getDefaultDisplaySync: (): object => {
    const scale = globalThis.devicePixelRatio || 1;
    return closedNamespace(kit, 'Display', {
      width: innerWidth * scale,
      height: innerHeight * scale,
      densityPixels: scale,
      scaledDensity: scale,
    });
  },
});

export const mediaquery = closedNamespace(kit, 'mediaquery', {
  matchMediaSync: (condition: string) => currentApp().uiContext.getMediaQuery().matchMediaSync(condition),
});

export const inspector = unimplemented(kit, 'inspector');

function prompts(): PromptAction {
  return currentApp().uiContext.getPromptAction();
}

function routes(): Router {
  return currentApp().uiContext.getRouter();
}
