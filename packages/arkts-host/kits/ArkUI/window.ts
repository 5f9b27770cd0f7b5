/** `window` on a host without a screen: a stage that remembers what was loaded into it. */
import { asyncCall } from '../host/asyncCall.ts';
import { closedBase, closedNamespace, failUnimplemented } from '../host/unimplemented.ts';

const STAGE_ABNORMAL = 1300005;

export class WindowStage extends closedBase('ArkUI', 'WindowStage') {
  /** Host: the page that the ability loaded, as `main_pages.json` names it. */
  loadedPage: string | undefined;
  /** Host: the storage it was loaded with. */
  storage: object | undefined;
  /** Host: called when a page is loaded. */
  onLoad: (page: string, storage: object | undefined) => void = () => {};
  private isDestroyed = false;

  loadContent(path: string, storage: object, callback: (error: Error | undefined) => void): void;
  loadContent(path: string, callback: (error: Error | undefined) => void): void;
  loadContent(path: string, storage?: object): Promise<void>;
  loadContent(...args: unknown[]): Promise<void> | undefined {
    const [page, storage] = args;
    return asyncCall(args, () => {
      if (this.isDestroyed) {
        throw Object.assign(new Error('This window manager service works abnormally.'), { code: STAGE_ABNORMAL });
      }
      this.loadedPage = page as string;
      this.storage = typeof storage === 'object' && storage !== null ? storage : undefined;
      this.onLoad(this.loadedPage, this.storage);
    });
  }

  /** Host control, called by the runner of abilities. */
  destroy(): void {
    this.isDestroyed = true;
  }

  getMainWindow(): never {
    return failUnimplemented('ArkUI', 'window.WindowStage.getMainWindow');
  }

  getMainWindowSync(): never {
    return failUnimplemented('ArkUI', 'window.WindowStage.getMainWindowSync');
  }

  on(eventType: string): never {
    return failUnimplemented('ArkUI', `window.WindowStage.on('${eventType}')`);
  }

  off(eventType: string): never {
    return failUnimplemented('ArkUI', `window.WindowStage.off('${eventType}')`);
  }
}

export const window = closedNamespace('ArkUI', 'window', {});
