/**
 * The main states of phone and screen as other people see them: in Chinese, in the dark, on a tablet, with a screen reader
 * (axe); and what a phone says when the screen does not let it in.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { accessibilityFaults } from './accessibility.ts';
import { fillHub, type Past } from './fillHub.ts';
import { PersonInRoom } from './Person.ts';
import { openRoom, type RoomOptions, type RoomPage } from './RoomPage.ts';
import { englishOn } from './words.ts';

const MINUTE = 60_000;
const LONG = 'Half past five, then we are at the bridge before it gets dark. '.repeat(3).trim();

let room: RoomPage;
let one: PersonInRoom;
let two: PersonInRoom;

async function open(options: RoomOptions = {}): Promise<void> {
  room = await openRoom(options);
  [one, two] = [new PersonInRoom(room.phone(1)), new PersonInRoom(room.phone(2))];
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
}

afterEach(async () => {
  await room.close();
});

function past(): Past {
  const time = Date.now() - MINUTE;
  return {
    members: [
      { user: 'ann', name: '奶奶' },
      { user: 'bob', name: '小明' },
    ],
    messages: [
      { from: 'ann', content: '今晚几点吃饭？', time: time - 30 * 60 * MINUTE },
      { from: 'bob', content: '六点半', time, replyTo: 0 },
      { from: 'bob', content: 'https://example.org/ 在这里', time },
      { from: 'ann', content: LONG, time },
    ],
  };
}

async function tab(person: PersonInRoom, name: RegExp): Promise<void> {
  await person.glass.getByRole('tab', { name }).click();
}

const PEOPLE = /^(People|成员)$/;
const SETTINGS = /^(Settings|设置)$/;

describe('in Chinese and in the dark', () => {
  beforeEach(() => open({ locale: 'zh-CN', colorScheme: 'dark', prepare: (data) => fillHub(data, past()) }));

  test('every text and every name for screen readers is Chinese: the way in, rooms, conversation, people, settings, wall', async () => {
    for (const { phone } of [one, two]) {
      await phone.setDark(true);
      await phone.app.locator('.ui-window.ui-dark[lang="zh-CN"]').waitFor();
    }
    const isChinese = async () => {
      for (const { phone } of [one, two]) expect(await englishOn(phone.app, 'entry')).toEqual([]);
      expect(await englishOn(room.screen.app, 'server_tv')).toEqual([]);
    };
    await one.sees('加入智慧屏').waitFor();
    await isChinese();
    await one.join();
    await two.join();
    await isChinese();
    await one.openLobby();
    await two.openLobby();
    await one.write('饭好了');
    await two.sees('饭好了').waitFor();
    await isChinese();
    await two.glass.getByRole('button', { name: '返回' }).first().click();
    await tab(two, PEOPLE);
    await room.screen.press('Menu');
    await room.screen.shows('锁定房间');
    await isChinese();
    await tab(two, SETTINGS);
    await two.button('连接（高级）').click();
    await isChinese();
  });
});

describe('a tablet', () => {
  beforeEach(() => open({ viewport: { width: 1920, height: 1080 }, prepare: (data) => fillHub(data, past()) }));

  test('shows the rooms and a conversation beside each other; a phone shows one of them', async () => {
    await one.phone.setSize('tablet');
    await one.join();
    await one.openLobby();
    const rooms = one.glass.getByRole('button', { name: 'New group' });
    await rooms.waitFor();
    const [list, field] = [await rooms.boundingBox(), await one.field.boundingBox()];
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(field?.x ?? 0);
    const [message, pane] = [one.sees(LONG), one.glass.getByRole('list').filter({ visible: true }).last()];
    const [words, sheet] = [await message.boundingBox(), await pane.boundingBox()];
    expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThan((sheet?.x ?? 0) + (sheet?.width ?? 0));
    await one.phone.setSize('phone');
    await rooms.waitFor({ state: 'hidden' });
    await one.field.waitFor();
    await one.phone.setSize('tablet');
    await rooms.waitFor();
  });
});

describe('axe finds no serious fault', () => {
  beforeEach(() => open({ prepare: (data) => fillHub(data, past()) }));

  /** Looks at the same state of all devices in light and in dark; the screen has its own choice, dark at first. */
  async function expectNoFaults(): Promise<void> {
    for (const isDark of [false, true]) {
      for (const { phone } of [one, two]) {
        await phone.setDark(isDark);
        await phone.app.locator(isDark ? '.ui-window.ui-dark' : '.ui-window:not(.ui-dark)').waitFor();
      }
      expect(await accessibilityFaults(room.page)).toEqual([]);
    }
  }

  test('in the way in, the rooms and the welcome', async () => {
    await one.join();
    await expectNoFaults();
  });

  test('in a conversation with a quote, a link, reactions and a menu, and on the wall', async () => {
    await one.join();
    await two.join();
    await one.openLobby();
    await two.openLobby();
    await one.sees('六点半').click({ button: 'right' });
    await one.button('React with 👍').click();
    await two.button('👍 1').waitFor();
    await two.sees('六点半').click({ button: 'right' });
    await two.button('Reply').waitFor();
    await expectNoFaults();
  });

  test('in people and settings, and in the menu of the screen', async () => {
    await one.join();
    await two.join();
    await tab(one, PEOPLE);
    await tab(two, SETTINGS);
    await two.button('Connection (advanced)').click();
    await room.screen.press('Menu');
    await room.screen.shows('Lock the room');
    await expectNoFaults();
  });

  test('in what a phone without a screen says, and in diagnostics', async () => {
    await one.join();
    await two.join();
    await two.openLobby();
    await one.phone.switchNetwork('Cut');
    await two.phone.switchNetwork('Cut');
    await one.sees('No network: waiting for one').waitFor();
    await two.write('Is anybody there?');
    await two.sees('Waiting for the connection').waitFor();
    await room.screen.press('Menu');
    await room.screen.app.getByText('Diagnostics').click();
    await room.screen.shows('Messages a second');
    await expectNoFaults();
  });
});

test('axe finds no serious fault on a screen that was made light: the welcome, the menu, the wall', async () => {
  await open();
  await room.screen.press('Menu');
  await room.screen.app.getByText('Appearance', { exact: true }).click();
  await room.screen.app.getByText('Light', { exact: true }).click();
  await room.screen.app.locator('.ui-window:not(.ui-dark)').waitFor();
  expect(await accessibilityFaults(room.page)).toEqual([]);
  await room.screen.press('Back', 'Back');
  await room.screen.shows('Open Hearth and scan the code');
  expect(await accessibilityFaults(room.page)).toEqual([]);
  await one.join();
  await one.openLobby();
  await one.write('饭好了');
  await room.screen.shows('饭好了');
  expect(await accessibilityFaults(room.page)).toEqual([]);
});

describe('a screen that does not let a phone in', () => {
  beforeEach(() => open());

  async function typeCode(person: PersonInRoom, code: string): Promise<void> {
    await person.glass
      .getByRole('textbox', { name: 'Address or link of the screen' })
      .fill(`127.0.0.1:${room.hubPort}`);
    await person.glass.getByRole('textbox', { name: 'Six-digit code' }).pressSequentially(code);
  }

  /** Chooses a line of the screen's menu by the remote control's Menu key and a tap. */
  async function choose(line: string): Promise<void> {
    await room.screen.press('Menu');
    await room.screen.app.getByText(line, { exact: true }).click();
  }

  test('says that a code has expired, and takes the new one', async () => {
    const old = await room.readCode();
    await choose('New code');
    await room.screen.shows('There is a new code.');
    await room.screen.press('Back');
    await expect.poll(() => room.readCode()).not.toBe(old);
    await typeCode(one, old);
    await one.sees('The code has expired: look at the screen for a new one').waitFor();
    await typeCode(one, await room.readCode());
    await one.sees('Lobby').waitFor();
  });

  test('says that the room is locked, and opens it again', async () => {
    const code = await room.readCode();
    await choose('Lock the room');
    await room.screen.shows('The room is locked: nobody new can join');
    await typeCode(one, code);
    await one.sees('The host has locked the room: ask the host to open it').waitFor();
    await room.screen.app.getByText('Lock the room', { exact: true }).click();
    await typeCode(one, code);
    await one.sees('Lobby').waitFor();
  });

  // The hub tells phones apart by their addresses, of which Linux alone has many.
  test.runIf(process.platform === 'linux')(
    'says that it is full, and lets the phone in when a place is free',
    async () => {
      const code = await room.readCode();
      const others = await Promise.all(
        Array.from({ length: 9 }, (_, index) => joinFrom(`127.0.0.${101 + index}`, code)),
      );
      await typeCode(one, code);
      await one.sees(/^The screen is full\. Next try in \d+ s$/).waitFor();
      others[0]?.close(1000);
      await one.sees('Lobby').waitFor();
      for (const other of others) other.close(1000);
    },
  );

  /** Somebody at an address of their own joins with a plain WebSocket client. */
  async function joinFrom(localAddress: string, code: string): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${room.hubPort}`, { localAddress });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const answer = new Promise((resolve) => socket.once('message', (text) => resolve(JSON.parse(String(text)))));
    const data = { protocol: 1, deviceId: `device-at-${localAddress}`, name: localAddress, code };
    socket.send(JSON.stringify({ type: 'hello', id: 'hello', data }));
    expect(await answer).toMatchObject({ type: 'welcome' });
    return socket;
  }
});
