/** How the room is set up: which devices, and how each is. Kept by the browser from one visit to the next. */
import type { DeviceConfig } from '../bridge/controlProtocol.ts';
import type { RoomDevice, RoomFacts } from './roomFacts.ts';
import type { RoomLanguage } from './texts.ts';

export type DeviceSize = 'phone' | 'tablet' | 'screen';

export interface DeviceSettings extends DeviceConfig {
  /** Names the device to Node: its files and its address. */
  readonly name: string;
  readonly module: string;
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
export const SETTINGS_KEY = 'arkts-host-room';

/** @param language of the browser; the devices speak it, too, at first */
export function loadSettings(room: RoomFacts, language: string): RoomSettings {
  const kept = localStorage.getItem(SETTINGS_KEY);
  if (kept !== null) return JSON.parse(kept) as RoomSettings;
  const first = firstSettings(room, language, matchMedia('(prefers-color-scheme: dark)').matches);
  // Where the browser's own device brings a keyboard up, a second one would be too many.
  return matchMedia('(pointer: coarse)').matches ? first : withSoftKeyboards(first);
}

/** The same room, with a keyboard on the screen of each phone. */
export function withSoftKeyboards(settings: RoomSettings): RoomSettings {
  const devices = settings.devices.map((device) => ({ ...device, hasSoftKeyboard: device.size === 'phone' }));
  return { ...settings, devices };
}

export function keepSettings(settings: RoomSettings): void {
  localStorage.setItem(SETTINGS_KEY, JSON.stringify(settings));
}

/** A room as the project wants it at first. @param phones how many, if not as many as it says */
export function firstSettings(room: RoomFacts, language: string, isDark: boolean, phones?: number): RoomSettings {
  const roomLanguage = language.startsWith('zh') ? 'zh' : 'en';
  const locale = localeOf(roomLanguage);
  return {
    language: roomLanguage,
    isDark,
    devices: [...devicesOf(room, true, undefined, locale), ...devicesOf(room, false, phones, locale)],
  };
}

/** What a device is set to that speaks the room's language. */
export function localeOf(language: RoomLanguage): DeviceSettings['locale'] {
  return language === 'zh' ? 'zh_CN' : 'en_US';
}

/** Phones are numbered from 1; a room hardly has a second screen. */
export function deviceSettings(device: RoomDevice, number: number, locale: string): DeviceSettings {
  const { module, isScreen } = device;
  if (!isScreen) return { name: `phone-${number}`, module, size: 'phone', locale, isDark: false };
  return { name: number === 1 ? 'screen' : `screen-${number}`, module, size: 'screen', locale, isDark: true };
}

function devicesOf(room: RoomFacts, isScreen: boolean, count: number | undefined, locale: string): DeviceSettings[] {
  const kind = room.devices.filter((device) => device.isScreen === isScreen);
  const all = kind.flatMap((device) => Array<RoomDevice>(count ?? device.count).fill(device));
  return all.map((device, index) => deviceSettings(device, index + 1, locale));
}
