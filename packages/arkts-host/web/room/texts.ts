/** The room's own words, in English and Chinese. */
export interface Texts {
  readonly addPhone: string;
  readonly screen: string;
  readonly phone: string;
  readonly language: string;
  readonly theme: string;
  readonly light: string;
  readonly dark: string;
  readonly back: string;
  readonly home: string;
  readonly homeShort: string;
  readonly scan: string;
  readonly scanShort: string;
  readonly noCode: string;
  readonly notifications: string;
  readonly more: string;
  readonly network: string;
  readonly networkUp: string;
  readonly networkCut: string;
  readonly networkSilent: string;
  readonly kill: string;
  readonly start: string;
  readonly restart: string;
  readonly size: string;
  readonly sizePhone: string;
  readonly sizeTablet: string;
  readonly sizeScreen: string;
  readonly darkMode: string;
  readonly softKeyboard: string;
  readonly fontSize: string;
  readonly allHours: string;
  readonly deviceLanguage: string;
  readonly remove: string;
  readonly remote: string;
  readonly up: string;
  readonly down: string;
  readonly left: string;
  readonly right: string;
  readonly ok: string;
  readonly menu: string;
  readonly remoteHint: string;
  readonly guide: string;
  readonly bringBack: string;
  readonly starting: string;
  readonly foreground: string;
  readonly background: string;
  readonly ended: string;
  readonly failed: string;
  readonly killed: string;
  readonly lost: string;
  readonly refused: string;
}

const en: Texts = {
  addPhone: 'Add a phone',
  screen: 'Screen',
  phone: 'Phone',
  language: 'Language',
  theme: 'Room',
  light: 'Light',
  dark: 'Dark',
  back: 'Back',
  home: 'Home: to the background',
  homeShort: 'Home',
  scan: 'Scan the code on the screen',
  scanShort: 'Scan',
  noCode: 'There is no code on the screen now.',
  notifications: 'Notifications',
  more: 'More',
  network: 'Network',
  networkUp: 'On',
  networkCut: 'Cut',
  networkSilent: 'Black hole',
  kill: 'Kill',
  start: 'Start',
  restart: 'Restart',
  size: 'Size',
  sizePhone: 'Phone',
  sizeTablet: 'Tablet',
  sizeScreen: 'Screen',
  darkMode: 'Dark mode',
  softKeyboard: 'Keyboard on its screen',
  fontSize: 'Font size',
  allHours: '24-hour clock',
  deviceLanguage: 'Language',
  remove: 'Remove',
  remote: 'Remote control',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  ok: 'OK',
  menu: 'Menu',
  remoteHint: 'On the screen: arrow keys, Enter, Esc, menu key.',
  guide: 'Try it',
  bringBack: 'Bring back',
  starting: 'Starting',
  foreground: 'Running',
  background: 'In the background',
  ended: 'Closed',
  failed: 'Failed',
  killed: 'Killed',
  lost: 'The program behind this page has stopped. Run npm start again, then reload.',
  refused:
    'This address opens nothing: it lacks the key of the program that runs now. Open the address that npm start printed.',
};

const zh: Texts = {
  addPhone: '添加手机',
  screen: '智慧屏',
  phone: '手机',
  language: '语言',
  theme: '房间',
  light: '浅色',
  dark: '深色',
  back: '返回',
  home: '桌面：转到后台',
  homeShort: '桌面',
  scan: '扫码：扫描屏幕上的二维码',
  scanShort: '扫码',
  noCode: '屏幕上现在没有二维码。',
  notifications: '通知',
  more: '更多',
  network: '网络',
  networkUp: '正常',
  networkCut: '断开',
  networkSilent: '黑洞',
  kill: '结束',
  start: '启动',
  restart: '重新启动',
  size: '尺寸',
  sizePhone: '手机',
  sizeTablet: '平板',
  sizeScreen: '屏幕',
  darkMode: '深色模式',
  softKeyboard: '屏幕键盘',
  fontSize: '字体大小',
  allHours: '24 小时制',
  deviceLanguage: '语言',
  remove: '移除',
  remote: '遥控器',
  up: '上',
  down: '下',
  left: '左',
  right: '右',
  ok: '确定',
  menu: '菜单',
  remoteHint: '也可在屏幕上用方向键、回车、Esc 和菜单键。',
  guide: '试试看',
  bringBack: '回到前台',
  starting: '正在启动',
  foreground: '运行中',
  background: '在后台',
  ended: '已关闭',
  failed: '出错了',
  killed: '已被结束',
  lost: '本页背后的程序已停止。请重新运行 npm start，然后刷新。',
  refused: '这个地址打不开房间：其中没有正在运行的程序的密钥。请打开 npm start 打印的地址。',
};

export type RoomLanguage = 'en' | 'zh';
const textsByLanguage: Readonly<Record<RoomLanguage, Texts>> = { en, zh };

export function textsOf(language: RoomLanguage): Texts {
  return textsByLanguage[language];
}
