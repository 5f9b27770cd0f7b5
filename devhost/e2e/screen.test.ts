/**
 * The smart screen by its remote control: from the welcome to the wall, the menu with arrow keys only, what the host does
 * to members and room, and the way out when the port is in use. Members are plain WebSocket clients.
 */
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openRoom, type RoomPage } from './RoomPage.ts';

let room: RoomPage;
const members: WebSocket[] = [];
const blockers: Server[] = [];

beforeEach(async () => {
  room = await openRoom();
  await room.screen.app.locator('#menu-corner:focus').waitFor();
});

afterEach(async () => {
  for (const member of members.splice(0)) member.terminate();
  await Promise.all(blockers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  await room.close();
});

/** Presses keys where the focus is; fails when it is nowhere. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await room.screen.app.locator(':focus').press(key);
}

async function focus(id: string): Promise<void> {
  await room.screen.app.locator(`#${id}:focus, #${id} :focus`).waitFor();
}

/** Moves down until a row has the focus; every row on the way must have had it, too. */
async function downTo(id: string): Promise<void> {
  for (let step = 0; step < 20; step++) {
    const at = await room.screen.app.locator(':focus').getAttribute('id');
    if (at === id) return;
    await press('ArrowDown');
  }
  throw new Error(`The arrow keys do not lead to #${id}.`);
}

async function openMenu(): Promise<void> {
  await press('ContextMenu');
  await focus('menu-members');
}

async function readCode(): Promise<string> {
  const text = await room.screen.app
    .getByText(/^\d{3} \d{3}$/)
    .first()
    .textContent();
  return (text ?? '').replace(' ', '');
}

interface Answer {
  readonly type: string;
  readonly data: { readonly code?: string };
}

/** Somebody joins with a plain WebSocket; resolves with the hub's answer. */
async function hello(name: string, code: string): Promise<{ socket: WebSocket; answer: Answer }> {
  const socket = new WebSocket(`ws://127.0.0.1:${room.hubPort}`);
  members.push(socket);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const answer = new Promise<Answer>((resolve) => {
    socket.once('message', (text) => resolve(JSON.parse(String(text)) as Answer));
  });
  const data = { protocol: 1, deviceId: `device-of-${name}`, name, code };
  socket.send(JSON.stringify({ type: 'hello', id: `hello-${name}`, data }));
  return { socket, answer: await answer };
}

async function join(name: string): Promise<WebSocket> {
  const { socket, answer } = await hello(name, await readCode());
  expect(answer.type).toBe('welcome');
  return socket;
}

function say(socket: WebSocket, id: string, content: string): Promise<Answer> {
  const answer = new Promise<Answer>((resolve) => {
    const listen = (text: unknown) => {
      const message = JSON.parse(String(text)) as Answer;
      if (message.type !== 'ack' && message.type !== 'nack') return;
      socket.off('message', listen);
      resolve(message);
    };
    socket.on('message', listen);
  });
  socket.send(JSON.stringify({ type: 'chat', id, room: 'lobby', data: { content } }));
  return answer;
}

test('the welcome becomes the wall when the first member comes, and the focus stays', async () => {
  const { app } = room.screen;
  await app.getByText('Open Hearth and scan the code').waitFor();
  await app.getByRole('img', { name: 'QR code to join the room' }).waitFor();
  const ann = await join('Ann');
  await app.getByText('Ann joined').waitFor();
  await focus('menu-corner');
  await say(ann, 'm1', 'Dinner is at seven');
  await app.getByText('Dinner is at seven').waitFor();
  await say(ann, 'm2', 'x'.repeat(4000));
  await app.getByText(/^x{300,}…$/).waitFor();
});

test('OK on the code enlarges it, and Back makes it small again', async () => {
  await join('Ann');
  await room.screen.app.getByText('Ann joined').waitFor();
  await press('ArrowLeft');
  await focus('code-corner');
  await press('Enter');
  await room.screen.app.getByText('Or type the six digits').waitFor();
  await press('Escape');
  await focus('menu-corner');
  await room.screen.app.getByText('Ann joined').waitFor();
});

test('every row of the menu is reached by arrow keys, every panel has a focus, and Back leads out of it', async () => {
  await openMenu();
  const panels = ['members', 'announcement', 'rooms', 'server', 'history', 'name', 'theme', 'language', 'diagnostics'];
  for (const row of panels) {
    await downTo(`menu-${row}`);
    await press('Enter');
    await room.screen.app.locator(`[id^="panel-"][id*="/${row}"]`).waitFor();
    await room.screen.app.locator('.ui-window :focus').waitFor();
    await press('Escape');
    await focus(`menu-${row}`);
  }
  await press('Escape');
  await focus('menu-corner');
});

test('keys of the remote control go on from where the focus is', async () => {
  await room.screen.press('Menu');
  await focus('menu-members');
  await room.screen.press('Down');
  await room.screen.app.locator(':focus:not(#menu-members)').waitFor();
  const second = (await room.screen.app.locator(':focus').getAttribute('id')) ?? '';
  await room.screen.press('Down');
  await room.screen.app.locator(`:focus:not(#${second})`).waitFor();
  await room.screen.press('Up');
  await focus(second);
  await room.screen.press('Up', 'Back');
  await focus('menu-corner');
});

test('a muted member cannot speak; a removed one is gone, and the focus is on what is left', async () => {
  const ann = await join('Ann');
  await join('Bob');
  await openMenu();
  await press('Enter', 'Enter');
  await focus('menu-mute');
  await press('Enter');
  await room.screen.app.locator('#menu-mute[aria-checked="true"], #menu-mute[aria-pressed="true"]').waitFor();
  expect(await say(ann, 'm1', 'Am I heard?')).toMatchObject({ type: 'nack', data: { code: 'muted' } });
  const closed = new Promise((resolve) => ann.once('close', resolve));
  await downTo('menu-remove');
  await press('Enter');
  await focus('menu-no');
  await press('ArrowDown', 'Enter');
  expect(await closed).toBe(1008);
  await room.screen.app.locator('[id^="menu-member-"]:focus').waitFor();
  expect(await room.screen.app.locator('[id^="menu-member-"]').allTextContents()).toEqual([
    expect.stringMatching(/^Bob/),
  ]);
});

test('the focus goes to what is left when the member who has it is removed by a host', async () => {
  const ann = await join('Ann');
  await join('Bob');
  await openMenu();
  await press('Enter');
  const rows = room.screen.app.locator('[id^="menu-member-"]');
  await rows.filter({ hasText: 'Ann' }).and(room.screen.app.locator(':focus')).waitFor();
  await press('Enter');
  // Who comes first is a host already.
  await downTo('menu-host');
  await room.screen.app.locator('#menu-host[aria-checked="true"], #menu-host[aria-pressed="true"]').waitFor();
  await press('Escape');
  await rows.filter({ hasText: 'Ann' }).and(room.screen.app.locator(':focus')).waitFor();
  await press('ArrowDown');
  await rows.filter({ hasText: 'Bob' }).and(room.screen.app.locator(':focus')).waitFor();
  const bob = await room.screen.app.locator(':focus').getAttribute('id');
  const user = (bob ?? '').replace('menu-member-', '');
  ann.send(JSON.stringify({ type: 'moderate', id: 'out', data: { action: 'remove', user } }));
  await rows.filter({ hasText: 'Bob' }).waitFor({ state: 'detached' });
  await rows.filter({ hasText: 'Ann' }).and(room.screen.app.locator(':focus')).waitFor();
});

test('a new code replaces the old one at once', async () => {
  const old = await readCode();
  await openMenu();
  await downTo('menu-new-code');
  await press('Enter');
  await room.screen.app.getByText('There is a new code.').waitFor();
  await press('Escape');
  await expect.poll(readCode).not.toBe(old);
  expect((await hello('Ann', old)).answer).toMatchObject({ type: 'nack', data: { code: 'code-expired' } });
});

test('a locked room refuses newcomers until it is unlocked', async () => {
  const code = await readCode();
  await openMenu();
  await downTo('menu-lock');
  await press('Enter');
  await room.screen.app.getByText('The room is locked: nobody new can join').first().waitFor();
  expect((await hello('Ann', code)).answer).toMatchObject({ type: 'nack', data: { code: 'locked' } });
  await press('Enter');
  await room.screen.app.getByText('The room is locked: nobody new can join').first().waitFor({ state: 'detached' });
  expect((await hello('Ann', code)).answer.type).toBe('welcome');
});

test('an announcement stands at the wall', async () => {
  await openMenu();
  await downTo('menu-announcement');
  await press('Enter');
  await focus('menu-field');
  await room.screen.app.locator(':focus').pressSequentially('Cake in the kitchen');
  await press('ArrowDown');
  await focus('menu-submit');
  await press('Enter');
  await room.screen.app.getByText('Announced.').waitFor();
  await press('Escape', 'Escape');
  await room.screen.app.getByText('Cake in the kitchen').waitFor();
});

test('with its port in use the screen says so and moves to the next free one', async () => {
  await room.screen.kill();
  const blocker = createServer();
  blockers.push(blocker);
  await new Promise<void>((resolve) => blocker.listen(room.hubPort, resolve));
  await room.screen.start();
  await room.screen.app.getByText(`Port ${room.hubPort} is used by another application`).waitFor();
  await focus('trouble-action');
  await press('Enter');
  await room.screen.app.getByText(`Port ${room.hubPort} is used`).waitFor({ state: 'detached' });
  await focus('menu-corner');
  await readCode();
  // The log tells of it as an error, too.
  expect(room.takeErrors()).toEqual([expect.stringContaining('the server did not start')]);
});
