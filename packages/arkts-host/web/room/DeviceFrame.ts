/** One device on the room's page: the document it runs in, the case around it, and its application's state. */
import { type BirpcReturn, createBirpc } from 'birpc';
import { pageKey } from '../bridge/address.ts';
import type { ApplicationState, DeviceControls, DeviceNotification, RoomControls } from '../bridge/controlProtocol.ts';
import { element } from './element.ts';
import { type DeviceSettings, deviceSizes } from './settings.ts';
import type { Texts } from './texts.ts';

export type FrameState = ApplicationState | 'killed';

export class DeviceFrame {
  readonly root: HTMLElement;
  private state: FrameState = 'killed';
  private frame: HTMLIFrameElement | undefined;
  private rpc: BirpcReturn<DeviceControls, RoomControls> | undefined;
  private readonly glass = element('div', { class: 'glass' });
  private readonly cover = element('div', { class: 'cover', hidden: true });
  private readonly notifications = element('div', { class: 'notifications', role: 'group' });
  private readonly receivers = new Set<(data: unknown) => void>();
  private scale = 1;

  /**
   * @param onState called at each change of the application's state
   * @param scan what the device's camera reads
   */
  constructor(
    private settings: DeviceSettings,
    private label: string,
    private texts: Texts,
    private readonly onState: (state: FrameState) => void,
    private readonly scan: () => Promise<string | undefined>,
  ) {
    this.root = element('div', { class: 'case' }, this.glass);
    this.glass.append(this.cover, this.notifications);
    this.speak(label, texts);
    addEventListener('message', ({ source, origin, data }) => {
      if (origin === location.origin && source === this.frame?.contentWindow) {
        for (const receive of this.receivers) receive(data);
      }
    });
  }

  /** The words around the glass, also in another language; the application runs on. */
  speak(label: string, texts: Texts): void {
    this.label = label;
    this.texts = texts;
    if (this.frame !== undefined) this.frame.title = label;
    this.notifications.setAttribute('aria-label', texts.notifications);
    this.setState(this.state);
  }

  /** Starts the application in a new process. @param uri the link by which it is opened; none: as from the home screen */
  start(uri?: string): void {
    this.end();
    const { name, module, locale, isDark, hasHalfDays, hasSoftKeyboard, fontScale } = this.settings;
    const hours = hasHalfDays === true ? '12' : '24';
    const keyboard = hasSoftKeyboard === true ? '1' : '0';
    const query = new URLSearchParams({ module, device: name, locale, dark: isDark ? '1' : '0', hours, keyboard });
    if (fontScale !== undefined) query.set('font', String(fontScale));
    if (uri !== undefined) query.set('uri', uri);
    const frame = element('iframe', {
      title: this.label,
      src: `/device?${query}#${new URLSearchParams({ key: pageKey() })}`,
      allow: 'clipboard-write; screen-wake-lock',
    });
    this.frame = frame;
    this.rpc = createBirpc<DeviceControls, RoomControls>(
      {
        stateChanged: (state) => this.setState(state),
        notificationsChanged: (shown) => this.showNotifications(shown),
        scanScreen: () => this.scan(),
      },
      {
        post: (data) => frame.contentWindow?.postMessage(data, location.origin),
        on: (receive) => {
          this.receivers.add(receive);
        },
        timeout: -1,
      },
    );
    this.glass.prepend(frame);
    this.applySize();
    this.setState('starting');
  }

  /** Ends the process without telling the application, as a system under pressure does. */
  kill(): void {
    this.end();
    this.setState('killed');
  }

  /** The device's orders; nothing when no application runs. */
  get controls(): BirpcReturn<DeviceControls, RoomControls> | undefined {
    return this.rpc;
  }

  get isRunning(): boolean {
    return this.frame !== undefined;
  }

  /** The system opens a link that is the application's. */
  openLink(uri: string): void {
    if (this.rpc === undefined) this.start(uri);
    else void this.rpc.openLink.asEvent(uri);
  }

  /** What is on the glass; undefined when no application runs. */
  get glassDocument(): Document | undefined {
    return this.frame?.contentDocument ?? undefined;
  }

  apply(settings: DeviceSettings): void {
    this.settings = settings;
    this.applySize();
    const { locale, isDark, hasHalfDays, hasSoftKeyboard, fontScale } = settings;
    void this.rpc?.configure.asEvent({ locale, isDark, hasHalfDays, hasSoftKeyboard, fontScale });
  }

  /** @param scale of the glass on this page; the device itself always has its own size */
  setScale(scale: number): void {
    this.scale = scale;
    this.applySize();
  }

  private applySize(): void {
    const [width, height] = deviceSizes[this.settings.size];
    this.root.className = `case ${this.settings.size}`;
    this.root.style.setProperty('--scale', String(this.scale));
    this.glass.style.width = `${width * this.scale}px`;
    this.glass.style.height = `${height * this.scale}px`;
    if (this.frame === undefined) return;
    this.frame.style.width = `${width}px`;
    this.frame.style.height = `${height}px`;
    this.frame.style.transform = `scale(${this.scale})`;
  }

  private end(): void {
    this.rpc?.$close();
    this.rpc = undefined;
    this.receivers.clear();
    this.frame?.remove();
    this.frame = undefined;
    this.showNotifications([]);
  }

  private setState(state: FrameState): void {
    this.state = state;
    this.root.dataset.state = state;
    this.showCover();
    this.onState(state);
  }

  /** As a device shows them over whatever else is there: the newest at the top. */
  private showNotifications(shown: readonly DeviceNotification[]): void {
    const cards = shown.map(({ id, title, text }) => {
      const card = element('button', { type: 'button' }, element('strong', {}, title), element('span', {}, text));
      card.addEventListener('click', () => void this.rpc?.tapNotification.asEvent(id));
      return card;
    });
    this.notifications.replaceChildren(...cards.reverse());
  }

  private showCover(): void {
    const { texts, state } = this;
    const isAway = state === 'background';
    const isOver = state === 'killed' || state === 'ended';
    this.cover.hidden = !isAway && !isOver;
    if (this.cover.hidden) return;
    const button = element('button', { type: 'button' }, isAway ? texts.bringBack : texts.start);
    button.addEventListener('click', () => {
      if (isAway) void this.rpc?.foreground.asEvent();
      else this.start();
    });
    this.cover.replaceChildren(element('p', {}, texts[state as 'background' | 'killed' | 'ended']), button);
  }
}
