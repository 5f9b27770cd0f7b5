/** The document of one device: `/device?module=entry&device=phone-1&locale=en_US&dark=0&hours=24&uri=…`. */
import '../../arkui/resources/fonts.ts';
import './device.css';
import { applications } from 'virtual:arkts-applications';
import { ErrorOverlay } from '../../arkui/app/errorOverlay.ts';
import { installStyles } from '../../arkui/app/styles.ts';
import { setPasteGrant } from '../../arkui/input/pasteGrant.ts';
import { setFileAddresses } from '../../arkui/resources/fileAddress.ts';
import { reportError, setErrorReporter } from '../../arkui/tree/errors.ts';
import { grantClipboard } from '../../kits/BasicServicesKit/clipboardGrant.ts';
import type { HostApp as NodeHostApp } from '../../kits/host/HostApp.ts';
import { type NotImplementedByHost, watchUnimplemented } from '../../kits/host/unimplemented.ts';
import type { ShownNotification } from '../../kits/NotificationKit/center.ts';
import { type LogRecord, subscribeToLog } from '../../kits/PerformanceAnalysisKit/hilog.ts';
import { setCamera } from '../../kits/ScanKit/camera.ts';
import type { ApplicationState, DeviceControls } from '../bridge/controlProtocol.ts';
import { NodeSide, setNodeSide } from '../bridge/NodeSide.ts';
import { HostApp } from '../kits/host/HostApp.ts';
import { HostNetwork } from '../kits/host/HostNetwork.ts';
import { setHostname } from '../node/os.ts';
import { setUptime } from '../node/process.ts';
import { followRoom } from './control.ts';
import { Device } from './Device.ts';
import { persistInStorage } from './persistentStorage.ts';
import { setResources } from './resources.ts';
import { withSourceLines } from './stack.ts';
import { showStartWindow } from './startWindow.ts';

const query = new URLSearchParams(location.search);
const name = query.get('device') ?? 'phone-1';
const moduleName = query.get('module') ?? Object.keys(applications)[0] ?? '';
const container = document.querySelector<HTMLElement>('#window') ?? document.body;
const isDark = query.get('dark') === '1';
document.documentElement.classList.toggle('dark', isDark);
const hideStartWindow = showStartWindow(container, moduleName, isDark);
let running: Device | undefined;
let state: ApplicationState = 'starting';

const controls: DeviceControls = {
  configure: (config) => running?.configure(config),
  background: () => running?.background(),
  foreground: () => running?.foreground(),
  back: () => running?.back(),
  press: (key) => running?.press(key),
  openLink: (uri) => running?.openLink(uri),
  tapNotification: (id) => running?.tapNotification(id),
};
const room = followRoom(controls);

function tellState(next: ApplicationState): void {
  state = next;
  document.documentElement.dataset.state = next;
  room.tellState(next);
}

/** Only what can be seen: the rest is the application's. */
function tellNotifications(shown: readonly ShownNotification[]): void {
  room.tellNotifications(shown.map(({ id, title, text }) => ({ id, title, text })));
}

async function start(): Promise<void> {
  const load = applications[moduleName];
  if (load === undefined)
    throw new Error(`There is no module '${moduleName}': ${Object.keys(applications).join(', ')}.`);
  const { node, info } = await NodeSide.connect(name, moduleName);
  setNodeSide(node);
  setFileAddresses((uri) => node.pictureAddress(uri));
  setUptime(info.uptime - performance.now());
  setHostname(name.replace(/(^|-)(\w)/g, (_all, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase()));
  const network = new HostNetwork(info.network, info.lanAddresses);
  const app = new HostApp({ ...info, deviceType: info.deviceType ?? 'default', network });
  HostApp.setDefault(app);
  // What is written for Node is replaced for pages when it is compiled; the types do not know.
  setCamera(app as unknown as NodeHostApp, () => room.scan());
  setPasteGrant(() => grantClipboard(app));
  const showNetwork = () => {
    document.documentElement.dataset.network = network.state;
  };
  showNetwork();
  node.onNetwork = (next) => {
    network.follow(next);
    showNetwork();
  };
  node.onLost = () => {
    if (state !== 'ended')
      fail(new Error('The application ended: its connection to Node has gone. Restart the device.'));
  };
  addEventListener('pagehide', () => node.close());
  const module = await load();
  setResources(module.resources);
  persistInStorage(`${info.storageRoot}/${info.moduleName}/persistent_storage.json`);
  running = new Device(container, app, node, info, module, tellState, hideStartWindow, tellNotifications);
  reportWithSourceLines();
  const config = {
    locale: query.get('locale') ?? 'en_US',
    isDark,
    hasHalfDays: query.get('hours') === '12',
    hasSoftKeyboard: query.get('keyboard') === '1',
    fontScale: Number(query.get('font') ?? 1),
  };
  running.start(config, query.get('uri') ?? undefined);
}

/** Errors are shown with the lines of the source, which takes a moment to find; meanwhile the document says so. */
function reportWithSourceLines(): void {
  const { dataset } = document.documentElement;
  const show = setErrorReporter((error, place) => {
    dataset.reporting = String(Number(dataset.reporting ?? 0) + 1);
    void withSourceLines(error).then((mapped) => {
      show(mapped, place);
      dataset.reporting = String(Number(dataset.reporting) - 1);
    });
  });
}

/** The application cannot go on, or could not even start. */
function fail(error: unknown): void {
  hideStartWindow();
  reportError(error, '');
  tellState('failed');
}

function log({ level, tag, message }: LogRecord): void {
  const write = level >= 6 ? console.error : level === 5 ? console.warn : level === 4 ? console.info : console.debug;
  write(`${tag}: ${message}`);
}

installStyles(document);
const overlay = new ErrorOverlay(container);
setErrorReporter((error, place) => overlay.show(error, place));
reportWithSourceLines();
subscribeToLog(log);
// A member that the host lacks is shown even if product code catches the error: it is the host's fault, not news.
watchUnimplemented((error: NotImplementedByHost) => reportError(error, ''));
addEventListener('error', (event) => {
  // The browser says that it tells of some sizes a frame later: nobody's error, and nothing is lost.
  if (event.message.startsWith('ResizeObserver loop')) event.preventDefault();
  else reportError(event.error ?? new Error(event.message), '');
});
addEventListener('unhandledrejection', ({ reason }) => reportError(reason, ''));
tellState('starting');
start().catch(fail);
