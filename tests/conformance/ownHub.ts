/**
 * Hearth's own ChatServer on a free port of this computer, for tests and benchmarks: the real thing over the host's kits
 * and a real database, as an application process of its own.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import {
  type Clock,
  type KeyPair,
  type Logger,
  ModerationAction,
  type NotificationLevel,
  SystemClock,
  SystemKey,
  type TimerHandle,
} from '@hearth/common';
import { SecureRandom } from '@hearth/common/src/main/ets/platform/SecureRandom';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import { ChatServer } from '@hearth/server_tv/server/ChatServer';
import type { HistoryStore } from '@hearth/server_tv/server/commit/HistoryStore';
import { platformParts } from '@hearth/server_tv/storage/PlatformServer';
import { application } from '@kit.AbilityKit';
import { findFreePort, HostApp } from '../../packages/arkts-host/kits/host/index.ts';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { passOfNewHost } from './hostPass.ts';
import type { HubControl, HubUnderTest } from './hub/index.ts';
import { openWire, type Wire } from './wire.ts';

/** Milliseconds up to which a pause is mere manners: the moment between last words and close, the pace of plain sessions. */
const MANNERS = 600;
/** By which plain sessions join. */
const PLAIN_SECRET = randomBytes(16).toString('base64url');
/** By how much those are shortened. */
const HURRY = 10;

/** The system's clock, in a hurry where waiting serves nobody but slow devices. */
class HurriedClock implements Clock {
  private readonly system = new SystemClock();

  now(): number {
    return this.system.now();
  }

  uptime(): number {
    return this.system.uptime();
  }

  after(delay: number, ring: () => void): TimerHandle {
    return this.system.after(delay <= MANNERS ? delay / HURRY : delay, ring);
  }
}

export interface OwnHubOptions {
  /** Makes the store of each life; default: the product's own, in a temporary folder. */
  openStore?: () => HistoryStore;
  /** Default: a log in memory. */
  logger?: Logger;
  /** Default: the system's clock, in a hurry (see above). */
  clock?: Clock;
  /** Adds to the server what an application adds, before it is started. */
  prepare?: (server: ChatServer) => void;
  /** Port; default: a free one. */
  port?: number;
  /** Default: none, and so `ws`. */
  serverCert?: { certPath: string; keyPath: string };
}

export class OwnHub implements HubUnderTest {
  readonly name = 'ChatServer';

  private constructor(
    readonly app: HostApp,
    /** Its files; gone when it is stopped. */
    private readonly folder: string,
    readonly server: ChatServer,
    readonly port: number,
    /** What it logged, unless it was given a logger. */
    readonly log: MemoryLog,
    /** Who it is. */
    readonly identity: KeyPair,
    private readonly serverCert: { certPath: string; keyPath: string } | undefined,
  ) {}

  static async start(options: OwnHubOptions = {}): Promise<OwnHub> {
    const port = options.port ?? (await findFreePort());
    const log = new MemoryLog();
    const logger = options.logger ?? log.logger('hub');
    const shared = { clock: options.clock ?? new HurriedClock(), random: new SecureRandom(), logger };
    const folder = makeTemporaryFolder('hub');
    const moduleFolder = path.join(projectRoot, 'server_tv');
    const app = new HostApp({ moduleName: 'server_tv', moduleFolder, storageRoot: folder });
    // The context is that of the application which asks for it.
    const parts = app.run(() => platformParts(application.getApplicationContext(), shared));
    if (options.openStore !== undefined) parts.openStore = options.openStore;
    const server = new ChatServer(parts, {
      hubName: 'Test screen',
      plainAllowed: true,
      plainSecret: PLAIN_SECRET,
      retentionDays: 0,
    });
    options.prepare?.(server);
    const hub = new OwnHub(app, folder, server, port, log, parts.identity, options.serverCert);
    await hub.listen();
    return hub;
  }

  get url(): string {
    return `${this.serverCert === undefined ? 'ws' : 'wss'}://127.0.0.1:${this.port}/`;
  }

  open(address?: string): Promise<Wire> {
    return openWire(this.url, address);
  }

  code(): string {
    return this.offer().code;
  }

  /** Of the QR code, in base64url: for those who are more than may join by one code. */
  secret(): string {
    return this.offer().secret;
  }

  /** By which plain sessions join. */
  get plainSecret(): string {
    return PLAIN_SECRET;
  }

  /** Stops for good. */
  async stop(): Promise<void> {
    await this.halt();
    removeTemporaryFolder(this.folder);
  }

  /** Resolves when a dead server object has been replaced; call it before it dies. */
  replaced(): Promise<void> {
    return new Promise((resolve) => {
      const off = this.server.restarted.on(() => {
        off();
        resolve();
      });
    });
  }

  /**
   * Stops by the rules, and starts again on the same port with what is stored.
   *
   * @param between what happens to the store meanwhile
   */
  async restart(between: () => Promise<void> = async () => {}): Promise<void> {
    await this.halt();
    await this.app.run(between);
    await this.listen();
  }

  readonly control: HubControl = {
    secret: () => this.secret(),
    restart: () => this.restart(),
    hostPass: () => passOfNewHost(this, (user) => this.server.moderate(ModerationAction.HOST, user)),
    plainSecret: () => PLAIN_SECRET,
    allowPlain: async (allowed) => this.server.setPlainAllowed(allowed, PLAIN_SECRET),
    announce: (text, level) =>
      this.app.run(() =>
        text === ''
          ? this.server.tellRoom('lobby', SystemKey.CLEARED)
          : this.server.broadcast(text, level as NotificationLevel),
      ),
    ownAddresses: () => true,
  };

  private halt(): Promise<void> {
    return this.app.run(() => this.server.stop());
  }

  private listen(): Promise<void> {
    return this.app.run(() =>
      this.server.start({
        serverPort: this.port,
        maxConcurrentClientsNumber: 10,
        maxConnectionsForOneClient: 10,
        serverCert: this.serverCert,
      }),
    );
  }

  private offer(): { code: string; secret: string } {
    const { pairingOffer } = this.server;
    if (pairingOffer === undefined) throw new Error('The server is stopped: it offers no code.');
    return pairingOffer;
  }
}
