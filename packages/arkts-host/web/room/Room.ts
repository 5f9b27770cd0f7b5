/** The room: its heading, its devices, and how large each can be shown. */
import { DevicePanel, type DevicePanelOwner } from './DevicePanel.ts';
import { element, select } from './element.ts';
import { icon } from './icons.ts';
import type { RoomDevice, RoomFacts } from './roomFacts.ts';
import type { RoomNode } from './roomNode.ts';
import { scanScreen } from './scan.ts';
import {
  type DeviceSettings,
  deviceSettings,
  deviceSizes,
  keepSettings,
  localeOf,
  type RoomSettings,
} from './settings.ts';
import { type RoomLanguage, type Texts, textsOf } from './texts.ts';

/** CSS pixels above and below the glass of a device: headings, switches, margins. */
const ABOVE_AND_BELOW = 188;
/** Left and right of all devices. */
const MARGIN = 64;
const GAP = 24;
/** A device's case, left and right of its glass. */
const CASE = 20;
/** The row of switches below a phone. */
const BAR = 306;
const LEAST_SCALE = 0.4;

export class Room implements DevicePanelOwner {
  private panels: DevicePanel[] = [];
  private heading = element('header', { class: 'heading' });
  /** Stays where it is: the documents of devices that are moved begin anew. */
  private readonly devices = element('main', { class: 'devices' });

  constructor(
    private readonly root: HTMLElement,
    private readonly node: RoomNode,
    private readonly facts: RoomFacts,
    private settings: RoomSettings,
  ) {
    addEventListener('resize', () => this.layOut());
  }

  /** Shows the room and starts its devices. */
  open(): void {
    this.root.replaceChildren(this.heading, this.devices);
    for (const device of this.settings.devices) this.addPanel(device);
    this.show();
  }

  /** The room's own words and colors, as they are set now. */
  private show(): void {
    const { language, isDark } = this.settings;
    const texts = textsOf(language);
    const title = this.facts.title[language];
    document.title = title;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.classList.toggle('dark', isDark);
    const add = element(
      'button',
      { type: 'button', class: 'text add', onclick: () => this.addPhone() },
      icon('add'),
      texts.addPhone,
    );
    const heading = element(
      'header',
      { class: 'heading' },
      element('h1', {}, title),
      element('p', {}, this.facts.tagline[language]),
      ...(this.phone === undefined ? [] : [add]),
      select<RoomLanguage>(
        texts.language,
        [
          { value: 'en', label: 'English' },
          { value: 'zh', label: '中文' },
        ],
        language,
        (next) => this.change({ language: next }),
      ),
      select(
        texts.theme,
        [
          { value: 'light', label: texts.light },
          { value: 'dark', label: texts.dark },
        ],
        isDark ? 'dark' : 'light',
        (next) => this.change({ isDark: next === 'dark' }),
      ),
    );
    this.heading.replaceWith(heading);
    this.heading = heading;
    this.layOut();
  }

  /** Node has gone: nothing here can go on. */
  showLost(): void {
    const { lost } = textsOf(this.settings.language);
    this.root.prepend(element('p', { class: 'lost', role: 'alert' }, lost));
  }

  panelOnChange(settings: DeviceSettings): void {
    const devices = this.settings.devices.map((each) => (each.name === settings.name ? settings : each));
    this.keep({ devices });
    this.layOut();
  }

  panelOnRemove(name: string): void {
    const panel = this.panels.find(({ settings }) => settings.name === name);
    panel?.frame.kill();
    panel?.root.remove();
    this.panels = this.panels.filter((each) => each !== panel);
    this.keep({ devices: this.settings.devices.filter((each) => each.name !== name) });
    this.layOut();
  }

  guideSteps(): readonly (readonly [string, string])[] {
    return this.facts.guide[this.settings.language];
  }

  async scanScreen(): Promise<string | undefined> {
    const screen = this.panels.find((panel) => panel.isScreen)?.frame.glassDocument;
    return screen === undefined ? undefined : scanScreen(screen);
  }

  private addPhone(): void {
    const { devices, language } = this.settings;
    if (this.phone === undefined) return;
    let number = 1;
    while (devices.some(({ name }) => name === `phone-${number}`)) number += 1;
    const hasSoftKeyboard = devices.some((device) => device.hasSoftKeyboard === true);
    const phone = { ...deviceSettings(this.phone, number, localeOf(language)), hasSoftKeyboard };
    this.keep({ devices: [...devices, phone] });
    this.addPanel(phone);
    this.layOut();
    this.panels.at(-1)?.root.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }

  /** What another phone would run. */
  private get phone(): RoomDevice | undefined {
    return this.facts.devices.find(({ isScreen }) => !isScreen);
  }

  private addPanel(device: DeviceSettings): void {
    const texts = textsOf(this.settings.language);
    const isScreen = this.facts.devices.some((each) => each.module === device.module && each.isScreen);
    const panel = new DevicePanel(device, labelOf(device, texts), texts, this.node, this, isScreen);
    this.panels.push(panel);
    this.devices.append(panel.root);
  }

  /** Devices that spoke the room's language go on doing so; nothing starts anew. */
  private change(change: Partial<RoomSettings>): void {
    const { language } = this.settings;
    this.keep(change);
    const texts = textsOf(this.settings.language);
    for (const panel of this.panels) {
      if (panel.settings.locale === localeOf(language)) panel.setLocale(localeOf(this.settings.language));
      panel.speak(labelOf(panel.settings, texts), texts);
    }
    this.show();
  }

  private keep(change: Partial<RoomSettings>): void {
    this.settings = { ...this.settings, ...change };
    keepSettings(this.settings);
  }

  /** Phones as high as the window allows; the screen as wide as two phones beside it leave, or as a row of its own. */
  private layOut(): void {
    const high = Math.max(innerHeight - ABOVE_AND_BELOW, 360);
    const wide = innerWidth - MARGIN - CASE;
    const rowScale = (size: number) => Math.min(wide / size, 1);
    const scaleFor = (space: number, size: number) => Math.max(Math.min(space / size, 1), LEAST_SCALE);
    const phones = this.panels.filter(({ isScreen }) => !isScreen);
    let beside = 0;
    for (const [index, { frame, settings }] of phones.entries()) {
      const [width, height] = deviceSizes[settings.size];
      const scale = Math.min(scaleFor(high, height), rowScale(width));
      frame.setScale(scale);
      if (index < 2) beside += Math.max((width + CASE) * scale, BAR) + GAP;
    }
    for (const { frame, settings } of this.panels.filter((panel) => !phones.includes(panel))) {
      const [width, height] = deviceSizes[settings.size];
      frame.setScale(Math.min(scaleFor(wide - beside, width), scaleFor(high, height), rowScale(width)));
    }
  }
}

function labelOf({ name }: DeviceSettings, texts: Texts): string {
  const [kind, number] = name.split('-');
  const word = kind === 'screen' ? texts.screen : texts.phone;
  return number === undefined ? word : `${word} ${number}`;
}
