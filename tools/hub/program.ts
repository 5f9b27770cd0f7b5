/** `npm run hub`: the smart screen's real ChatServer in a terminal, with what its wall would show. */
import path from 'node:path';
import { JoinLink, LOBBY, type LogEntry, makeId, SystemClock } from '@hearth/common';
import { HilogSink } from '@hearth/common/src/main/ets/platform/HilogSink';
import { SecureRandom } from '@hearth/common/src/main/ets/platform/SecureRandom';
import { LanAddress } from '@hearth/server_tv/ability/LanAddress';
import { MdnsRegistrar } from '@hearth/server_tv/ability/MdnsRegistrar';
import { ServiceAnnouncer } from '@hearth/server_tv/ability/ServiceAnnouncer';
import type { ChatServer } from '@hearth/server_tv/server/ChatServer';
import { StoreError } from '@hearth/server_tv/server/commit/StoreError';
import { ServerState } from '@hearth/server_tv/server/ServerState';
import type { PairingOffer } from '@hearth/server_tv/server/seal/Pairing';
import { createServer } from '@hearth/server_tv/storage/PlatformServer';
import { application } from '@kit.AbilityKit';
import { HostApp } from '../../packages/arkts-host/kits/host/index.ts';
import { RealMulticast } from '../../packages/arkts-host/kits/NetworkKit/mdns/RealMulticast.ts';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { takeDataFolder } from '../dataFolder.ts';
import { showPlatformLog } from '../terminal/logs.ts';
import { printable } from '../terminal/printable.ts';
import { drawQrCode } from '../terminal/qr.ts';
import { DEFAULT_PORT, type HubProgramOptions, readHubOptions } from './options.ts';

const LOCAL = '127.0.0.1';
/** As many as the platform admits (platform.md 14, 15). */
const MOST = 10;

/** Runs a hub until Ctrl-C. */
export async function main(args: string[]): Promise<number> {
  const options = readHubOptions(args);
  takeDataFolder(options.data);
  const moduleFolder = path.join(projectRoot, 'server_tv');
  HostApp.setDefault(new HostApp({ moduleName: 'server_tv', moduleFolder, storageRoot: options.data }));
  showPlatformLog(console.error);
  const logger = HilogSink.logger('Hub');
  const shared = { clock: new SystemClock(() => performance.now()), random: new SecureRandom(), logger };
  // New at each start: those who have joined come back by their tokens.
  const plainSecret = options.isPlain ? makeId(shared.random) : '';
  const server = createServer(
    application.getApplicationContext(),
    { hubName: options.name, plainAllowed: options.isPlain, plainSecret },
    shared,
  );
  const leaveNetwork = RealMulticast.start(({ message }) =>
    print(`-- phones do not find the hub by themselves: ${message}`),
  );
  const registrar = new MdnsRegistrar(application.getApplicationContext());
  const announcer = new ServiceAnnouncer({ registrar, hubId: server.hubId, ...shared });
  let host = LOCAL;
  const lan = new LanAddress(logger, (address) => {
    host = address === '' ? LOCAL : address;
    announcer.setAddress(address);
  });
  lan.start();
  show(server, options, () => host);
  if (options.isPlain) warnOfPlain(plainSecret);
  const isInterrupted = interrupted();
  try {
    const { port } = options;
    if (options.beginAnew) print(`-- the former history is kept as ${await server.beginAnew()}`);
    const serverCert = options.certificate;
    await server.start({
      serverPort: port,
      maxConcurrentClientsNumber: MOST,
      maxConnectionsForOneClient: MOST,
      serverCert,
    });
    announcer.offer({ hubName: options.name, port, isTls: serverCert !== undefined });
  } catch (error) {
    console.error((error as Error).message);
    if (StoreError.isDamage(error as Error)) {
      console.error('To set the damaged history aside (it is kept) and begin a new one: npm run hub -- --begin-anew');
    }
    return 1;
  }
  await isInterrupted;
  console.log('Stopping.');
  await announcer.withdraw();
  await leaveNetwork();
  await server.stop();
  lan.stop();
  console.log('Stopped.');
  return 0;
}

/** Prints what happens. Addresses first, so that the code is the last thing that one waits for. */
function show(server: ChatServer, options: HubProgramOptions, host: () => string): void {
  let isFirst = true;
  const isTls = options.certificate !== undefined;
  const scheme = isTls ? 'wss' : 'ws';
  server.pairingChanged.on((offer: PairingOffer) => {
    if (isFirst) {
      for (const address of new Set([host(), LOCAL])) print(`Address: ${scheme}://${address}:${options.port}/`);
      const isUsual = options.port === DEFAULT_PORT && !isTls;
      const url = isUsual ? '' : ` --url ${scheme}://${LOCAL}:${options.port}/`;
      print(`To chat, in another terminal: npm run chat -- --name NAME${url}`);
    }
    isFirst = false;
    showOffer(offer, new JoinLink(host(), options.port, '', offer.secret, isTls, server.hubId));
  });
  server.stateChanged.on((state) => {
    if (state === ServerState.RECOVERING) print('-- the server died and is being replaced');
  });
  server.restarted.on(() => print('-- a new server listens'));
  server.memberJoined.on(({ name }) => print(`* ${name} joined`));
  server.memberLeft.on(({ name }) => print(`* ${name} left`));
  server.memberStatus.on(({ name, status }) => print(`* ${name} is ${status}, ${countHere(server)} here`));
  server.lockChanged.on((locked) => print(locked ? '* newcomers wait' : '* newcomers may come'));
  server.error.on((error) => print(`! ${error.message}`));
  server.message.on((entry) => showEntry(server, entry));
}

function warnOfPlain(secret: string): void {
  print('WITHOUT PROTECTION: plain sessions are on. Whoever is in this network can read all that they hear and say,');
  print('and can come back in their name. Phones stay sealed. Start without --plain to switch this off.');
  print(`Plain clients join with this secret in their hello: ${secret}`);
}

function showOffer({ code }: PairingOffer, joinLink: JoinLink): void {
  const link = joinLink.toText();
  console.log(drawQrCode(link, process.stdout.isTTY));
  print(link);
  print(`Code:  ${code}`);
}

function showEntry(server: ChatServer, entry: LogEntry): void {
  const nameOf = (user: string) => server.listMembers().find((member) => member.user === user)?.name ?? user;
  if (entry.room !== LOBBY) return;
  switch (entry.type) {
    case 'chat':
      print(`${nameOf(entry.from)}: ${entry.data.content}`);
      break;
    case 'edited':
      print(`~ ${nameOf(entry.from)} changed a message to: ${entry.data.content}`);
      break;
    case 'recalled':
      print(`~ ${nameOf(entry.from)} took a message back`);
      break;
    case 'reacted':
      print(`~ ${nameOf(entry.from)}: ${entry.data.on ? '' : 'no longer '}${entry.data.emoji}`);
      break;
    default:
      break;
  }
}

function countHere(server: ChatServer): number {
  return server.listMembers().filter(({ status }) => status !== 'offline').length;
}

/** Names and messages come from others. */
function print(line: string): void {
  console.log(printable(line));
}

/** Resolves at Ctrl-C, or when the system asks the program to end. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
