/** How the room is set up: which devices, and how each is. Kept by the browser from one visit to the next. */
import type { DeviceConfig } from '../bridge/controlProtocol.ts';
import type { RoomLanguage } from './texts.ts';

export type DeviceSize = 'phone' | 'tablet' | 'screen';

export interface DeviceSettings extends DeviceConfig {
  /** Names the device to Node: its files and its address. */
  readonly name: string;
  readonly module: 'entry' | 'server_tv';
  readonly size: DeviceSize;
}

export interface RoomSettings {
  readonly language: RoomLanguage;
  readonly isDark: boolean;
  readonly devices: readonly DeviceSettings[];
}

/** Width and height, in vp. */
export const deviceSizes: Readonly<Record<DeviceSize, readonly [number, number]>> = {
  phone: [360, 780],
  tablet: [800, 1280],
  screen: [960, 540],
};

/** Under which the browser keeps them. */
export const SETTINGS_KEY = 'hearth-room';

/** @param language of the browser; the devices speak it, too, at first */
export function loadSettings(language: string): RoomSettings {
  const kept = localStorage.getItem(SETTINGS_KEY);
  if (kept !== null) return JSON.parse(kept) as RoomSettings;
  return firstSettings(language, matchMedia('(prefers-color-scheme: dark)').matches, 2);
}

export function keepSettings(settings: RoomSettings): void {
  localStorage.setItem(SETTINGS_KEY, JSON.stringify(settings));
}

/** A room with a screen and so many phones. */
export function firstSettings(language: string, isDark: boolean, phones: number): RoomSettings {
  const roomLanguage = language.startsWith('zh') ? 'zh' : 'en';
  const locale = localeOf(roomLanguage);
  return {
    language: roomLanguage,
    isDark,
    devices: [
      { name: 'screen', module: 'server_tv', size: 'screen', locale, isDark: true },
      ...Array.from({ length: phones }, (_, index) => phoneSettings(index + 1, locale)),
    ],
  };
}

/** What a device is set to that speaks the room's language. */
export function localeOf(language: RoomLanguage): DeviceSettings['locale'] {
  return language === 'zh' ? 'zh_CN' : 'en_US';
}

export function phoneSettings(number: number, locale: string): DeviceSettings {
  return { name: `phone-${number}`, module: 'entry', size: 'phone', locale, isDark: false };
}
