/** What can happen to a world, as data: fast-check draws lists of it, and shrinks them when a promise breaks. */
import { LOBBY } from '@hearth/common';
import fc from 'fast-check';
import type { Death, Way } from './network.ts';
import type { SimPhone } from './phone.ts';
import type { World } from './world.ts';

export type Action =
  | { kind: 'wait'; duration: number }
  | { kind: 'say'; phone: number; count: number }
  | { kind: 'picture'; phone: number; size: number }
  | { kind: 'look'; phone: number; pick: number }
  | { kind: 'private'; phone: number; to: number }
  | { kind: 'edit' | 'recall' | 'react'; phone: number; pick: number }
  | { kind: 'read' | 'typing'; phone: number }
  | { kind: 'room'; phone: number; what: 'create' | 'join' | 'leave' | 'say'; pick: number }
  | { kind: 'way'; phone: number; way: Way }
  | { kind: 'duplicate' | 'kill' | 'reconnect' | 'background' | 'foreground' | 'signal'; phone: number }
  | { kind: 'restart'; death: Death; darkFor: number; lost: number }
  | { kind: 'disk-full'; commits: number; written: boolean }
  | { kind: 'clock'; jump: number };

export interface ScheduleOptions {
  readonly phones: number;
  /** Whether the hub's disk may forget what it said was written. */
  readonly lyingDisk: boolean;
}

export function schedules({ phones, lyingDisk }: ScheduleOptions): fc.Arbitrary<Action[]> {
  const phone = fc.nat({ max: phones - 1 });
  const pick = fc.nat({ max: 1000 });
  const action: fc.Arbitrary<Action> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), duration: fc.integer({ min: 1, max: 400 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), duration: fc.integer({ min: 1000, max: 20000 }) }),
    },
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('say' as const), phone, count: fc.integer({ min: 1, max: 4 }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('picture' as const),
        phone,
        size: fc.integer({ min: 1, max: 300_000 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const), phone, pick }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('private' as const), phone, to: phone }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('edit', 'recall', 'react'), phone, pick }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('read', 'typing'), phone }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('room' as const),
        phone,
        what: fc.constantFrom('create', 'join', 'leave', 'say'),
        pick,
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('way' as const),
        phone,
        way: fc.constantFrom('up', 'up', 'cut', 'blackhole'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('duplicate', 'kill', 'reconnect', 'background', 'foreground', 'signal'),
        phone,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('restart' as const),
        death: fc.constantFrom('process', 'power'),
        darkFor: fc.integer({ min: 0, max: 8000 }),
        lost: lyingDisk ? fc.nat({ max: 4 }) : fc.constant(0),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('disk-full' as const),
        commits: fc.integer({ min: 1, max: 3 }),
        written: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('clock' as const), jump: fc.integer({ min: -86400, max: 86400 }) }),
    },
  );
  return fc.array(action, { minLength: 1, maxLength: 40, size: 'max' });
}

/** Plays a schedule. Texts are numbered, so that each is written once in a world. */
export class Player {
  private words = 0;

  constructor(private readonly world: World) {}

  async play(actions: readonly Action[]): Promise<void> {
    for (const action of actions) await this.act(action);
  }

  private async act(action: Action): Promise<void> {
    const { world } = this;
    switch (action.kind) {
      case 'wait':
        return world.run(action.duration);
      case 'restart':
        world.hub.die(action.death, action.lost);
        await world.run(action.darkFor);
        return world.hub.start();
      case 'disk-full':
        return world.hub.failCommits(action.commits, action.written);
      case 'clock':
        return world.clock.setNow(world.clock.now() + action.jump * 1000);
      default:
        return this.actOnPhone(action, this.phone(action.phone));
    }
  }

  private async actOnPhone(action: Extract<Action, { phone: number }>, phone: SimPhone): Promise<void> {
    switch (action.kind) {
      case 'say':
        for (let i = 0; i < action.count; i++) phone.say(LOBBY, this.word());
        return;
      case 'picture':
        return phone.sendPicture(LOBBY, this.word(), action.size);
      case 'look': {
        const pictures = await phone.pictures(LOBBY);
        const blob = pictures[action.pick % Math.max(1, pictures.length)];
        if (blob !== undefined) phone.client.fetchBlob(blob);
        return;
      }
      case 'private': {
        const to = this.phone(action.to).user;
        if (to !== '' && to !== phone.user) phone.sayTo(to, this.word());
        return;
      }
      case 'edit':
      case 'recall':
      case 'react':
        return this.change(action.kind, phone, action.pick);
      case 'room':
        return this.actInRooms(action.what, phone, action.pick);
      case 'way':
        return this.world.setWay(phone, action.way);
      case 'read':
        return phone.client.markRead(LOBBY, phone.liveSeqsByRoom.get(LOBBY)?.at(-1) ?? 0);
      case 'typing':
        return phone.client.setTyping(LOBBY, true);
      case 'duplicate':
        return phone.network.duplicateLastFrames();
      case 'kill':
        return phone.restart();
      case 'reconnect':
        return phone.client.reconnect();
      case 'background':
        return phone.client.background();
      case 'foreground':
        return phone.client.foreground();
      case 'signal':
        return phone.client.networkAvailable();
    }
  }

  /** Changes one of the lines that the phone shows; whether it may is for the hub to say. */
  private async change(kind: 'edit' | 'recall' | 'react', phone: SimPhone, pick: number): Promise<void> {
    const lines = (await phone.messages.page(LOBBY, Number.MAX_SAFE_INTEGER, 30)).filter(
      (line) => line.type === 'chat',
    );
    const line = lines[pick % Math.max(1, lines.length)];
    if (line === undefined) return;
    if (kind === 'edit') phone.client.edit(LOBBY, line.id, `edit ${this.word()}`);
    if (kind === 'recall') phone.client.recall(LOBBY, line.id);
    if (kind === 'react') phone.client.react(LOBBY, line.id, pick % 2 === 0 ? '👍' : '🔥', pick % 3 !== 0);
  }

  private actInRooms(what: 'create' | 'join' | 'leave' | 'say', phone: SimPhone, pick: number): void {
    if (what === 'create') {
      void phone.client.createRoom(`room ${this.words}`);
      return;
    }
    const groups = phone.client.roster.rooms().filter((room) => room.kind === 'group');
    const group = groups[pick % Math.max(1, groups.length)];
    if (group === undefined) return;
    if (what === 'join') void phone.client.joinRoom(group.room);
    if (what === 'leave') void phone.client.leaveRoom(group.room);
    if (what === 'say') phone.say(group.room, this.word());
  }

  private phone(index: number): SimPhone {
    const phone = this.world.phones[index];
    if (phone === undefined) throw new RangeError(`the world has no phone ${index}`);
    return phone;
  }

  private word(): string {
    this.words += 1;
    return `word ${this.words}`;
  }
}
