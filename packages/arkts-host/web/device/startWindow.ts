/** What a device shows from the tap on an application's icon until its first page is there. */
import { startWindows } from 'virtual:arkts-start-windows';

/** @returns takes it away */
export function showStartWindow(container: HTMLElement, module: string, isDark: boolean): () => void {
  const look = startWindows[module];
  if (look === undefined) return () => undefined;
  const element = document.createElement('div');
  element.className = 'start-window';
  element.style.backgroundColor = isDark ? look.dark : look.light;
  const icon = document.createElement('img');
  icon.src = look.icon;
  icon.alt = '';
  element.append(icon);
  container.append(element);
  return () => element.remove();
}
