/** What a phone's system draws over every application: status bar and navigation indicator. A smart screen has none. */
export interface SystemBars {
  /** vp */
  readonly top: number;
  readonly bottom: number;
}

const PHONE: SystemBars = { top: 36, bottom: 28 };
const NONE: SystemBars = { top: 0, bottom: 0 };
let current = NONE;

/** Heights of the bars, in vp. */
export function systemBars(): SystemBars {
  return current;
}

/** Draws the bars over a document, and keeps the window's content clear of them until it asks for the whole screen. */
export function showSystemBars(root: HTMLElement, deviceType: string | undefined): void {
  if (deviceType === 'tv') return;
  current = PHONE;
  const { ownerDocument } = root;
  const status = ownerDocument.createElement('div');
  status.className = 'system-status';
  status.setAttribute('aria-hidden', 'true');
  const clock = ownerDocument.createElement('span');
  const symbols = ownerDocument.createElement('span');
  symbols.className = 'system-symbols';
  status.append(clock, symbols);
  const indicator = ownerDocument.createElement('div');
  indicator.className = 'system-indicator';
  indicator.setAttribute('aria-hidden', 'true');
  root.append(status, indicator);
  layOut(root, false);
  const tick = () => {
    const now = new Date();
    clock.textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
    setTimeout(tick, 60_000 - (Date.now() % 60_000));
  };
  tick();
}

/** Colors what the status bar says. @param color CSS */
export function tintStatusBar(root: HTMLElement, color: string): void {
  root.style.setProperty('--system-status-text', color);
}

/** @param isFullScreen whether the content lies below the bars, too */
export function layOut(root: HTMLElement, isFullScreen: boolean): void {
  root.style.setProperty('--ui-safe-top', isFullScreen ? '0px' : `${current.top}px`);
  root.style.setProperty('--ui-safe-bottom', isFullScreen ? '0px' : `${current.bottom}px`);
}
