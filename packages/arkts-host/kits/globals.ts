/** What ArkTS has without an import. Loaded before any compiled file. */
import * as input from '../arkui/enums/input.ts';
import * as interaction from '../arkui/enums/interaction.ts';
import * as layout from '../arkui/enums/layout.ts';
import * as navigation from '../arkui/enums/navigation.ts';
import * as scroll from '../arkui/enums/scroll.ts';
import * as text from '../arkui/enums/text.ts';
import { Computed, Monitor, ObservedV2, Trace } from '../arkui/state/v2/observedClass.ts';
import { uiColors } from '../arkui/uiColors.ts';
import { Sendable } from './ArkTS/Sendable.ts';
import { AppStorage, LocalStorage, PersistentStorage } from './ArkUI/storage.ts';

/** Without a user interface nobody observes: the decorators of V1 leave a class as it is. Monitors of V2 need none. */
const unobserved = (): void => {};

Object.assign(globalThis, layout, text, input, scroll, navigation, interaction, {
  Color: uiColors,
  AppStorage,
  LocalStorage,
  PersistentStorage,
  Observed: unobserved,
  Track: unobserved,
  ObservedV2,
  Trace,
  Monitor,
  Computed,
  Sendable,
});
