/** Members and rooms by the names that people type and read. */

import { belongs, LOBBY, type MemberInfo, type RoomInfo, RoomKind } from '@hearth/common';
import type { ChatClient } from '@hearth/entry/client/ChatClient';

export function selfId(client: ChatClient): string {
  return client.roster.self;
}

export function memberName(client: ChatClient, user: string): string {
  return client.roster.member(user)?.name ?? user;
}

/** A room's title; of a private conversation the other's name. */
export function roomName(client: ChatClient, room: string): string {
  if (room === LOBBY) return 'the lobby';
  const info = client.roster.room(room);
  if (info?.kind !== RoomKind.DIRECT) return info === undefined || info.title === '' ? room : info.title;
  const self = selfId(client);
  const other = info.members.find((user) => user !== self) ?? self;
  return `private, ${memberName(client, other)}`;
}

export function membersByName(client: ChatClient): MemberInfo[] {
  return client.roster
    .members()
    .filter(belongs)
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Splits `Phone 1 hello there` into a member and the rest; names may have spaces, the longest that fits counts. */
export function splitName(client: ChatClient, text: string): { member: MemberInfo; rest: string } {
  const lower = text.toLowerCase();
  const fits = membersByName(client).filter(({ name }) => {
    const wanted = name.toLowerCase();
    return lower === wanted || lower.startsWith(`${wanted} `);
  });
  const member = fits.sort((a, b) => b.name.length - a.name.length)[0];
  if (member === undefined) {
    const names = membersByName(client).map(({ name }) => name);
    throw new Error(`Nobody here has that name. Members: ${names.join(', ') || 'none known yet'}.`);
  }
  return { member, rest: text.slice(member.name.length).trim() };
}

/** A group room by its title, whatever the case, or by its id; `lobby` is the lobby. */
export function findRoom(client: ChatClient, text: string): RoomInfo {
  const wanted = text.toLowerCase();
  const room = client.roster
    .rooms()
    .find((info) => info.kind !== RoomKind.DIRECT && (info.title.toLowerCase() === wanted || info.room === wanted));
  if (room === undefined) throw new Error(`There is no room '${text}'. /room list shows the rooms.`);
  return room;
}
