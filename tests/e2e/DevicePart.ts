/** One device of the room: the application in it, and the switches around it. */
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

export type StateName = 'starting' | 'foreground' | 'background' | 'ended' | 'failed' | 'killed';
export type NetworkName = 'On' | 'Cut' | 'Black hole';
export type RemoteKey = 'Up' | 'Down' | 'Left' | 'Right' | 'OK' | 'Menu' | 'Back';

const networkValues: Readonly<Record<NetworkName, string>> = { On: 'up', Cut: 'cut', 'Black hole': 'blackhole' };

export class DevicePart {
  /** The device with its heading and switches. */
  readonly panel: Locator;
  /** What is on the device's glass: `app.getByRole('button', { name: 'Send' })`. */
  readonly app: FrameLocator;

  constructor(
    private readonly page: Page,
    name: RegExp,
  ) {
    this.panel = page.getByRole('region', { name });
    this.app = this.panel.frameLocator('iframe');
  }

  async waitForState(state: StateName): Promise<void> {
    await this.panel.locator(`.status[data-state="${state}"]`).waitFor();
  }

  /** Waits until a text is on the glass. */
  async shows(text: string | RegExp): Promise<void> {
    await this.app.getByText(text).first().waitFor();
  }

  /** The document that the application runs in. */
  async frame(): Promise<Frame> {
    const iframe = await this.panel.locator('iframe').elementHandle();
    const frame = await iframe?.contentFrame();
    if (!frame) throw new Error('No application runs on this device.');
    return frame;
  }

  /** Ends the process as a system does that needs memory. */
  async kill(): Promise<void> {
    await this.panel.getByRole('button', { name: /^(Kill|结束)$/ }).click();
    await this.waitForState('killed');
  }

  /** Starts the application after its end. */
  async start(): Promise<void> {
    await this.panel
      .getByRole('toolbar')
      .getByRole('button', { name: /^(Start|启动)$/ })
      .click();
    await this.waitForState('foreground');
  }

  async switchNetwork(network: NetworkName): Promise<void> {
    await this.panel.getByLabel(/^(Network|网络)$/).selectOption(networkValues[network]);
  }

  async toBackground(): Promise<void> {
    await this.panel.getByRole('button', { name: /(To the background|转到后台)$/i }).click();
    await this.waitForState('background');
  }

  async toForeground(): Promise<void> {
    await this.panel.getByRole('button', { name: /^(Bring back|回到前台)$/ }).click();
    await this.waitForState('foreground');
  }

  /** Points the phone's camera at the screen: the link in its code opens the application. */
  async scanScreen(): Promise<void> {
    await this.panel.getByRole('button', { name: /(Scan the code on the screen|扫描屏幕上的二维码)$/ }).click();
  }

  /** The device's back button or gesture. */
  async back(): Promise<void> {
    await this.panel
      .getByRole('toolbar')
      .getByRole('button', { name: /^(Back|返回)$/ })
      .click();
  }

  async setSize(size: 'phone' | 'tablet' | 'screen'): Promise<void> {
    await this.inMore((more) => more.getByLabel(/^(Size|尺寸)$/).selectOption(size));
  }

  async setLanguage(locale: 'en_US' | 'zh_CN'): Promise<void> {
    await this.inMore((more) => more.getByLabel(/^(Language|语言)$/).selectOption(locale));
  }

  /** Twenty-four hours, or twice twelve. */
  async setAllHours(isOn: boolean): Promise<void> {
    await this.inMore((more) => more.getByLabel(/^(24-hour clock|24 小时制)$/).setChecked(isOn));
  }

  async setDark(isDark: boolean): Promise<void> {
    await this.inMore((more) => more.getByRole('switch', { name: /^(Dark mode|深色模式)$/ }).setChecked(isDark));
  }

  /** Presses a button of the remote control. Only the screen has one. */
  async press(...keys: RemoteKey[]): Promise<void> {
    const remote = this.panel.getByRole('group', { name: /^(Remote control|遥控器)$/ });
    const buttons = { Up: 'up', Down: 'down', Left: 'left', Right: 'right', OK: 'ok', Menu: 'menu', Back: 'back' };
    for (const key of keys) await remote.locator(`.key.${buttons[key]}`).click();
  }

  private async inMore(work: (more: Locator) => Promise<unknown>): Promise<void> {
    await this.panel.getByRole('button', { name: /^(More|更多)$/ }).click();
    const more = this.panel.getByRole('dialog', { name: /^(More|更多)$/ });
    await more.waitFor();
    await work(more);
    await this.page.keyboard.press('Escape');
  }
}
