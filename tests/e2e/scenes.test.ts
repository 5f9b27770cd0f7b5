/**
 * The main states of phone and screen as other people see them: in Chinese, in the dark, on a tablet, with a screen reader
 * (axe); and what a phone says when the screen does not let it in. The tests of a group have one room and follow one another.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, setDark } from './accessibility.ts';
import { fillHub, type Past } from './fillHub.ts';
import { PersonInRoom } from './Person.ts';
import { Remote } from './Remote.ts';
import { DEFAULT_VIEWPORT, openRoom, type RoomOptions, type RoomPage } from './RoomPage.ts';
import { SealedMember } from './SealedMember.ts';
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

afterEach(() => room.expectNoErrors());

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
  beforeAll(() => open({ locale: 'zh-CN', colorScheme: 'dark', prepare: (data) => fillHub(data, past()) }));
  afterAll(() => room.close());

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

describe('in a room with a past', () => {
  beforeAll(() => open({ prepare: (data) => fillHub(data, past()) }));
  afterAll(() => room.close());

  /** axe looks at all devices in light, and at those that change in dark: the screen has its own choice, dark at first. */
  async function expectNoFaults(): Promise<void> {
    const phones = [one.phone, two.phone];
    await setDark(phones, false);
    expect(await accessibilityFaults(room.page)).toEqual([]);
    await setDark(phones, true);
    expect(await accessibilityFaults(phones, { isColorsOnly: true })).toEqual([]);
  }

  test('axe finds no serious fault in the way in and the rooms and the welcome', async () => {
    await one.join();
    await expectNoFaults();
  });

  test('a tablet shows the rooms and a conversation beside each other; a phone shows one of them', async () => {
    await room.page.setViewportSize({ width: 1920, height: 1080 });
    await one.phone.setSize('tablet');
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
    await one.phone.setSize('phone');
    await room.page.setViewportSize(DEFAULT_VIEWPORT);
    await rooms.waitFor({ state: 'hidden' });
  });

  test('axe finds no serious fault in a conversation with quote and link and reactions and menu', async () => {
    await two.join();
    await two.openLobby();
    await one.sees('六点半').click({ button: 'right' });
    await one.button('React with 👍').click();
    await two.button('👍 1').waitFor();
    await two.sees('六点半').click({ button: 'right' });
    await two.button('Reply').waitFor();
    await expectNoFaults();
    await two.phone.back();
    await two.button('Reply').waitFor({ state: 'detached' });
  });

  test('axe finds no serious fault in people and settings and the menu of the screen', async () => {
    for (const person of [one, two]) await person.button('Back').click();
    await tab(one, PEOPLE);
    await tab(two, SETTINGS);
    await two.button('Connection (advanced)').click();
    await room.screen.press('Menu');
    await room.screen.shows('Lock the room');
    await expectNoFaults();
    await room.screen.press('Back');
    for (const person of [one, two]) await tab(person, /^Chats$/);
  });

  // The last: nobody has a network afterwards.
  test('axe finds no serious fault in what a phone without a screen says and in diagnostics', async () => {
    await two.openLobby();
    await one.phone.switchNetwork('Cut');
    await two.phone.switchNetwork('Cut');
    await one.sees('No network: waiting for one').waitFor();
    await two.write('Is anybody there?');
    await two.sees('Waiting for the connection').waitFor();
    await room.screen.press('Menu');
    await new Remote(room).choose('menu-diagnostics');
    await room.screen.shows('Messages a second');
    await expectNoFaults();
  });
});

describe('a screen that does not let a phone in', () => {
  beforeAll(() => open());
  afterAll(() => room.close());

  async function typeCode(person: PersonInRoom, code: string): Promise<void> {
    await person.glass
      .getByRole('textbox', { name: 'Address or link of the screen' })
      .fill(`127.0.0.1:${room.hubPort}`);
    await person.glass.getByRole('textbox', { name: 'Code on the screen' }).pressSequentially(code);
  }

  /** Chooses a line of the screen's menu by the remote control's Menu key and a tap. */
  async function choose(line: string): Promise<void> {
    await room.screen.press('Menu');
    await room.screen.app.getByText(line, { exact: true }).click();
  }

  /** Until it has gone, each of its lines would be there twice when it is opened again. */
  async function leaveMenu(): Promise<void> {
    await room.screen.press('Back');
    await room.screen.app.getByText('Lock the room', { exact: true }).waitFor({ state: 'detached' });
  }

  // The first: the screen still shows its welcome, which says it in words.
  test('says that the room is locked, and opens it again', async () => {
    const code = await room.readCode();
    await choose('Lock the room');
    await room.screen.shows('The room is locked: nobody new can join');
    await typeCode(one, code);
    await one.sees('The host has locked the room: ask the host to open it').waitFor();
    await room.screen.app.getByText('Lock the room', { exact: true }).click();
    await typeCode(one, code);
    await one.sees('Lobby').waitFor();
    await leaveMenu();
  });

  // Whose code it was, the hub cannot tell: it learns only that what was typed is not what it shows now.
  test('says that an old code is not the one on the screen, and takes the new one', async () => {
    const old = await room.readCode();
    await choose('New code');
    await room.screen.shows('There is a new code.');
    await leaveMenu();
    await expect.poll(() => room.readCode()).not.toBe(old);
    await typeCode(two, old);
    await two.sees('That is not the code: compare it with the screen').waitFor();
    await typeCode(two, await room.readCode());
    await two.sees('Lobby').waitFor();
  });

  // The hub tells phones apart by their addresses, of which Linux alone has many.
  test.runIf(process.platform === 'linux')(
    'says that it is full, and lets the phone in when a place is free',
    async () => {
      const code = await room.readCode();
      await room.addPhone();
      await room.phone(3).waitForState('foreground');
      const three = new PersonInRoom(room.phone(3));
      // Beside the two phones that are in by now.
      const others: SealedMember[] = [];
      for (let index = 0; index < 7; index += 1) others.push(await joinFrom(`127.0.0.${101 + index}`, code));
      await typeCode(three, code);
      await three.sees(/^All nine places of the screen are taken\. Next try in \d+ s$/).waitFor();
      others[0]?.leave();
      await three.sees('Lobby').waitFor();
      for (const other of others) other.leave();
    },
  );

  test('takes no code after three wrong ones in a row, and says what helps', async () => {
    await room.addPhone();
    const four = new PersonInRoom(room.phone(4));
    const code = await room.readCode();
    const field = four.glass.getByRole('textbox', { name: 'Code on the screen' });
    for (let count = 0; count < 3; count += 1) {
      await typeCode(four, code === '111111' ? '222222' : '111111');
      await expect.poll(() => field.inputValue()).toBe('');
    }
    await typeCode(four, code);
    await four.sees(/^Three codes were wrong: scan the QR code/).waitFor();
  });

  /** Somebody at an address of their own joins. */
  async function joinFrom(address: string, code: string): Promise<SealedMember> {
    const member = await SealedMember.knock(room, address, code, address);
    await member.hears('welcome');
    return member;
  }
});
