/** `npm run chat`: the phone's real ChatClient with its real stores, in a terminal. */
import path from 'node:path';
import { type Logger, SystemClock } from '@hearth/common';
import { SecureRandom } from '@hearth/common/src/main/ets/platform/SecureRandom';
import { NetworkMonitor } from '@hearth/entry/ability/NetworkMonitor';
import type { ChatClient } from '@hearth/entry/client/ChatClient';
import { ConnectionState } from '@hearth/entry/client/connection/ConnectionState';
import { DeliveryState } from '@hearth/entry/client/outbox/Delivery';
import { WrongCodes } from '@hearth/entry/client/session/WrongCodes';
import { phoneLog } from '@hearth/entry/shared/PhoneLog';
import { openClient } from '@hearth/entry/storage/PlatformClient';
import { Settings } from '@hearth/entry/storage/Settings';
import { application } from '@kit.AbilityKit';
import { HostApp, type HostNetwork } from '../../packages/arkts-host/kits/host/index.ts';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { takeDataFolder } from '../dataFolder.ts';
import { UsageError } from '../program.ts';
import { showPlatformLog } from '../terminal/logs.ts';
import { Terminal } from '../terminal/Terminal.ts';
import { ChatCommands } from './commands.ts';
import { type ChatProgramOptions, readChatOptions } from './options.ts';
import { Screen } from './Screen.ts';

/** Ten after many wrong guesses. */
const CODE = /^(\d{6}|\d{10})$/;

export async function main(args: string[]): Promise<number> {
  const options = readChatOptions(args);
  takeDataFolder(options.data);
  const moduleFolder = path.join(projectRoot, 'entry');
  const app = new HostApp({
    moduleName: 'entry',
    moduleFolder,
    storageRoot: options.data,
    ...(options.address === undefined ? {} : { sourceAddress: options.address }),
  });
  HostApp.setDefault(app);
  const terminal = new Terminal();
  try {
    showPlatformLog((line) => terminal.print(line));
    const phone = await Phone.open(options);
    return await new Chat(phone, terminal, app.network).run(options.code);
  } finally {
    terminal.close();
  }
}

/** The client and what it stands on, put together as the phone's ability does. */
class Phone {
  /** Called when the hub turned out to be one that was met at another address, where its conversations are. */
  onMoved: () => void = () => {};
  private readonly monitor: NetworkMonitor;

  private constructor(
    readonly client: ChatClient,
    readonly settings: Settings,
    readonly hub: string,
    log: Logger,
  ) {
    this.monitor = new NetworkMonitor(
      log,
      () => client.networkAvailable(),
      () => client.networkLost(),
    );
    this.monitor.start();
  }

  /** @throws UsageError for a url that cannot work */
  static async open(options: ChatProgramOptions): Promise<Phone> {
    const { url, name } = options;
    const context = application.getApplicationContext();
    const log = phoneLog('ChatClient');
    const random = new SecureRandom();
    const settings = await Settings.open(context, random);
    await settings.setProfile(name, '');
    const hub = await settings.places.at(url);
    const moved = { tell: () => {} };
    const clock = new SystemClock(() => performance.now());
    const plan = { url, place: hub, anyHub: true };
    try {
      const parts = { context, settings, clock, random, wrongCodes: new WrongCodes(clock), log };
      const client = await openClient(parts, { url }, plan, () => moved.tell());
      const phone = new Phone(client, settings, hub, log);
      moved.tell = () => phone.onMoved();
      return phone;
    } catch (error) {
      throw new UsageError((error as Error).message);
    }
  }

  /** Leaves, and resolves when all is on disk. */
  async close(): Promise<void> {
    this.monitor.stop();
    await this.client.settled();
    await this.client.end();
  }
}

class Chat {
  private readonly screen: Screen;
  private readonly commands: ChatCommands;
  private readonly left: Promise<void>;
  private leave: () => void = () => {};

  constructor(
    private readonly phone: Phone,
    private readonly terminal: Terminal,
    network: HostNetwork,
  ) {
    const { client } = phone;
    this.left = new Promise((resolve) => {
      this.leave = resolve;
    });
    this.screen = new Screen(client, terminal);
    this.commands = new ChatCommands({
      client,
      store: client.messages,
      screen: this.screen,
      network,
      quit: this.leave,
    });
  }

  /** @returns the exit code */
  async run(code: string): Promise<number> {
    this.terminal.onInterrupt = this.leave;
    process.once('SIGINT', this.leave);
    process.once('SIGTERM', this.leave);
    this.phone.onMoved = () => {
      this.screen.print('-- this screen had another address before: start again to go on where you were');
      this.leave();
    };
    this.screen.open();
    const isIn = await Promise.race([this.join(code), this.left]);
    if (isIn === true) {
      this.terminal.onEnd = () => void this.sendRest();
      this.terminal.readLines((line) => this.commands.run(line));
      await this.left;
    }
    await this.phone.close();
    return isIn === false ? 1 : 0;
  }

  /**
   * Connects, and asks for the code as often as the hub wants one.
   *
   * @returns true when people can begin to write: online, or a known member of a hub that is away; false when they gave up
   */
  private async join(code: string): Promise<boolean> {
    const { client, settings, hub } = this.phone;
    if (code !== '') await settings.pair(hub, code, '');
    while (!(await this.attempt())) {
      const answer = await this.terminal.ask('Which digits does the screen show?');
      if (answer === undefined) return false;
      if (CODE.test(answer.trim())) await settings.pair(hub, answer.trim(), '');
    }
    if (client.state !== ConnectionState.ONLINE) this.screen.print('-- the hub is away; what you write waits for it');
    return true;
  }

  /** @returns false when the hub, or the client itself, wants a code */
  private attempt(): Promise<boolean> {
    const { client } = this.phone;
    return new Promise((resolve) => {
      const offState = client.onState.on(({ current }) => {
        const isKnown = client.roster.self !== '';
        const isDecided =
          current === ConnectionState.ONLINE ||
          current === ConnectionState.REFUSED ||
          (current === ConnectionState.WAITING && isKnown);
        if (!isDecided) return;
        offState();
        resolve(current !== ConnectionState.REFUSED);
      });
      void client.connect();
    });
  }

  /** No more lines come: leaves when the last has been sent or has failed. */
  private async sendRest(): Promise<void> {
    const { client } = this.phone;
    const waiting = client.deliveries().filter(({ state }) => state !== DeliveryState.FAILED);
    if (waiting.length > 0) this.screen.print(`-- leaving when ${waiting.length} messages are sent; Ctrl-C leaves now`);
    await Promise.race([Promise.all(waiting.map((delivery) => delivery.finished())), this.left]);
    this.leave();
  }
}
