/** What the room and a device's document say to each other, by messages between windows. */

/** Buttons of a device, named as browsers name keys. Back is Escape, as the platform's key table has it. */
export type DeviceKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Enter' | 'ContextMenu' | 'Escape';

export interface DeviceConfig {
  /** As resource folders spell it: `en_US`, `zh_CN`. */
  readonly locale: string;
  readonly isDark: boolean;
  /** It shows twice twelve hours, and not twenty-four. */
  readonly hasHalfDays?: boolean;
  /** The system's font size; 1 when it is missing. */
  readonly fontScale?: number;
  /** A keyboard comes up on its screen when a field gets the focus. */
  readonly hasSoftKeyboard?: boolean;
}

/** A notification of the device's application, as its system shows it. */
export interface DeviceNotification {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** The device's functions. */
export interface DeviceControls {
  configure(config: DeviceConfig): void;
  background(): void;
  foreground(): void;
  /** The back key or gesture; an application that has nothing to go back to goes to the background. */
  back(): void;
  press(key: DeviceKey): void;
  /** Another application opened a link that is this one's. */
  openLink(uri: string): void;
  /** The person taps a notification. */
  tapNotification(id: number): void;
}

export type ApplicationState = 'starting' | 'foreground' | 'background' | 'ended' | 'failed';

/** The room's functions. */
export interface RoomControls {
  stateChanged(state: ApplicationState): void;
  /** @param shown all that the system shows of the application's, oldest first */
  notificationsChanged(shown: readonly DeviceNotification[]): void;
  /** What the device's camera reads when it is pointed at the smart screen; undefined for nothing. */
  scanScreen(): Promise<string | undefined>;
}
