/** The one table of attributes and events that every component has. */
import { accessibilityAttributes } from './accessibility.ts';
import { animationAttributes } from './animation.ts';
import { backgroundAttributes } from './background.ts';
import { borderAttributes } from './border.ts';
import { eventAttributes } from './events.ts';
import { focusAttributes } from './focus.ts';
import { gestureAttributes } from './gesture.ts';
import { overlayAttributes } from './overlay.ts';
import { safeAreaAttributes } from './safeArea.ts';
import { sizeAttributes } from './size.ts';
import type { AttributeTable } from './table.ts';
import { transformAttributes } from './transform.ts';

export const commonAttributes: AttributeTable = {
  ...sizeAttributes,
  ...backgroundAttributes,
  ...borderAttributes,
  ...transformAttributes,
  ...eventAttributes,
  ...focusAttributes,
  ...gestureAttributes,
  ...accessibilityAttributes,
  ...animationAttributes,
  ...overlayAttributes,
  ...safeAreaAttributes,
};
