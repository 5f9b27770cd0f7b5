/** Whether an application may read the clipboard: by a permission, or because the person pressed a PasteButton. */
import type { AppProcess } from '../host/AppProcess.ts';

const GRANT = Symbol('BasicServicesKit: clipboard grant');
const PERMISSION = 'ohos.permission.READ_PASTEBOARD';

/** The person pressed a PasteButton: reading is allowed until the process ends. (A device ends it sooner: when the application leaves the foreground.) */
export function grantClipboard(app: AppProcess): void {
  app.state(GRANT, () => ({ isGranted: false })).isGranted = true;
}

export function mayReadClipboard(app: AppProcess): boolean {
  return app.hasPermission(PERMISSION) || app.state(GRANT, () => ({ isGranted: false })).isGranted;
}
