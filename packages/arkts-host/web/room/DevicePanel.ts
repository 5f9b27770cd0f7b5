/** A device with all that one can do to it from outside: its heading, its frame, its switches. */
import { DeviceFrame, type FrameState } from './DeviceFrame.ts';
import { element, select, toggle } from './element.ts';
import { guide } from './guide.ts';
import { icon } from './icons.ts';
import { networkSwitch } from './networkSwitch.ts';
import { remoteControl } from './remote.ts';
import type { RoomNode } from './roomNode.ts';
import type { DeviceSettings, DeviceSize } from './settings.ts';
import type { Texts } from './texts.ts';
import { tool } from './tool.ts';

/** The steps of a phone's settings. */
const FONT_SCALES = ['0.85', '1', '1.15', '1.3', '1.45', '1.75', '2', '3.2'];

export interface DevicePanelOwner {
  panelOnChange(settings: DeviceSettings): void;
  panelOnRemove(name: string): void;
  /** What a newcomer may try. */
  guideSteps(): readonly (readonly [string, string])[];
  /** What a camera that is pointed at the smart screen reads there; undefined for nothing. */
  scanScreen(): Promise<string | undefined>;
}

export class DevicePanel {
  readonly root: HTMLElement;
  readonly frame: DeviceFrame;
  private readonly status = element('span', { class: 'status', role: 'status' });
  private readonly note = element('p', { class: 'note', role: 'status' });
  private readonly power = element('button', { type: 'button', class: 'tool power' });
  /** All that has words, around the frame. */
  private parts: readonly HTMLElement[] = [];

  constructor(
    private device: DeviceSettings,
    label: string,
    private texts: Texts,
    private readonly node: RoomNode,
    private readonly owner: DevicePanelOwner,
    /** A smart screen stays, and has a remote control. */
    readonly isScreen: boolean,
  ) {
    const showState = (state: FrameState) => this.showState(state);
    this.frame = new DeviceFrame(device, label, texts, showState, () => owner.scanScreen());
    this.power.addEventListener('click', () => (this.frame.isRunning ? this.frame.kill() : this.frame.start()));
    this.root = element('section', { class: `device ${isScreen ? 'screen' : 'phone'}` }, this.frame.root);
    this.speak(label, texts);
    this.frame.start();
  }

  /** The words around the device, also in another language. Its frame stays in its place: moved, it would start anew. */
  speak(label: string, texts: Texts): void {
    this.texts = texts;
    for (const part of this.parts) part.remove();
    const heading = element('header', {}, element('h2', {}, label), this.status);
    const steps = this.owner.guideSteps();
    const aside = [this.remote(), ...(steps.length === 0 ? [] : [guide(texts, steps)])];
    const below = this.isScreen ? [element('div', { class: 'below' }, ...aside)] : [];
    this.note.textContent = '';
    this.parts = [heading, this.bar(label), this.note, ...below];
    this.root.setAttribute('aria-label', label);
    this.root.prepend(heading);
    this.frame.root.after(...this.parts.slice(1));
    this.frame.speak(label, texts);
  }

  /** The language of the device itself. */
  setLocale(locale: DeviceSettings['locale']): void {
    this.change({ locale });
  }

  get settings(): DeviceSettings {
    return this.device;
  }

  private bar(label: string): HTMLElement {
    const { texts } = this;
    return element(
      'div',
      { class: 'bar', role: 'toolbar', 'aria-label': label },
      tool('back', texts.back, texts.back, () => void this.frame.controls?.back.asEvent()),
      tool('home', texts.homeShort, texts.home, () => void this.frame.controls?.background.asEvent()),
      ...(!this.isScreen ? [tool('scan', texts.scanShort, texts.scan, () => void this.scan())] : []),
      networkSwitch(texts, this.node, this.device),
      this.power,
      ...this.more(),
    );
  }

  private more(): HTMLElement[] {
    const { texts } = this;
    const id = `more-${this.device.name}`;
    const menu = element(
      'div',
      { id, class: 'more', popover: 'auto', role: 'dialog', 'aria-label': texts.more },
      select<DeviceSize>(
        texts.size,
        [
          { value: 'phone', label: `${texts.sizePhone} 360 × 780` },
          { value: 'tablet', label: `${texts.sizeTablet} 800 × 1280` },
          { value: 'screen', label: `${texts.sizeScreen} 960 × 540` },
        ],
        this.device.size,
        (size) => this.change({ size }),
      ),
      select(
        texts.deviceLanguage,
        [
          { value: 'en_US', label: 'English' },
          { value: 'zh_CN', label: '中文' },
        ],
        this.device.locale,
        (locale) => this.change({ locale }),
      ),
      select(
        texts.fontSize,
        FONT_SCALES.map((value) => ({ value, label: `${value} ×` })),
        String(this.device.fontScale ?? 1),
        (scale) => this.change({ fontScale: Number(scale) }),
      ),
      toggle(texts.allHours, this.device.hasHalfDays !== true, (isOn) => this.change({ hasHalfDays: !isOn })),
      ...(this.isScreen ? [] : [this.keyboardToggle()]),
      toggle(texts.darkMode, this.device.isDark, (isDark) => this.change({ isDark })),
      element('button', { type: 'button', onclick: () => this.frame.start() }, texts.restart),
    );
    if (!this.isScreen) {
      const remove = () => this.owner.panelOnRemove(this.device.name);
      menu.append(element('button', { type: 'button', onclick: remove }, texts.remove));
    }
    const button = element(
      'button',
      { type: 'button', class: 'tool', popovertarget: id, 'aria-label': texts.more },
      icon('more'),
      element('span', {}, texts.more),
    );
    menu.addEventListener('toggle', () => placeBeside(menu, button));
    return [button, menu];
  }

  private keyboardToggle(): HTMLElement {
    const isOn = this.device.hasSoftKeyboard === true;
    return toggle(this.texts.softKeyboard, isOn, (hasSoftKeyboard) => this.change({ hasSoftKeyboard }));
  }

  /** As the system's camera does: what it reads is a link, which opens the application. */
  private async scan(): Promise<void> {
    const uri = await this.owner.scanScreen();
    this.note.textContent = uri === undefined ? this.texts.noCode : '';
    if (uri !== undefined) this.frame.openLink(uri);
  }

  private remote(): HTMLElement {
    return remoteControl(this.texts, {
      press: (key) => void this.frame.controls?.press.asEvent(key),
      back: () => void this.frame.controls?.back.asEvent(),
    });
  }

  private change(change: Partial<DeviceSettings>): void {
    this.device = { ...this.device, ...change };
    this.frame.apply(this.device);
    this.owner.panelOnChange(this.device);
  }

  private showState(state: FrameState): void {
    const isOver = state === 'killed' || state === 'ended';
    this.status.textContent = this.texts[state];
    this.status.dataset.state = state;
    const word = isOver ? this.texts.start : this.texts.kill;
    this.power.replaceChildren(icon(isOver ? 'start' : 'kill'), element('span', {}, word));
  }
}

/** Above the button, within the page. */
function placeBeside(menu: HTMLElement, button: HTMLElement): void {
  if (!menu.matches(':popover-open')) return;
  const place = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(place.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, place.top - height - 8)}px`;
}
