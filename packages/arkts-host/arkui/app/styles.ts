/** The style sheet behind the components: what ArkUI's layout means in CSS, and looks that attributes start from. */
import { controlStyles } from './controlStyles.ts';
import { layoutStyles } from './layoutStyles.ts';
import { overlayStyles } from './overlayStyles.ts';
import { stillStyles } from './stillStyles.ts';

const id = 'arkts-host-arkui';

/** Adds the style sheet to a document, once. */
export function installStyles(document: Document): void {
  if (document.getElementById(id)) return;
  const style = document.createElement('style');
  style.id = id;
  style.textContent = `${layoutStyles}\n${controlStyles}\n${overlayStyles}\n${stillStyles}`;
  document.head.append(style);
}
