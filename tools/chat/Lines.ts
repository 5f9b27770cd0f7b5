/** The numbered lines on the screen: `#5` is how a person names a message in `/react 5 👍` or `/edit 5 better`. */

export interface ShownMessage {
  /** As it is named on this screen. */
  readonly number: number;
  readonly id: string;
  /** '' for a private message that the hub has not given a room yet. */
  room: string;
  readonly isOwn: boolean;
  content: string;
  /** Place in the room's log; 0 while it is not known. */
  seq: number;
}

export class Lines {
  private readonly messages: ShownMessage[] = [];
  private readonly messageById = new Map<string, ShownMessage>();

  /** Gives a message the next number. */
  add(message: Omit<ShownMessage, 'number'>): ShownMessage {
    const shown = { ...message, number: this.messages.length + 1 };
    this.messages.push(shown);
    this.messageById.set(keyOf(message.id, message.isOwn), shown);
    return shown;
  }

  find(id: string, isOwn: boolean): ShownMessage | undefined {
    return this.messageById.get(keyOf(id, isOwn));
  }

  /** A message that somebody refers to by id alone, such as the target of a reaction. */
  target(id: string): ShownMessage | undefined {
    return this.find(id, true) ?? this.find(id, false);
  }

  /** @param text `5` or `#5` */
  byNumber(text: string): ShownMessage | undefined {
    return /^#?\d+$/.test(text) ? this.messages[Number(text.replace('#', '')) - 1] : undefined;
  }

  /** The newest message of a room up to a place in its log. */
  latest(room: string, upTo = Number.MAX_SAFE_INTEGER): ShownMessage | undefined {
    return this.messages.findLast((message) => message.room === room && message.seq > 0 && message.seq <= upTo);
  }
}

/** Two people may have chosen the same id. */
function keyOf(id: string, isOwn: boolean): string {
  return `${isOwn ? 'own' : 'other'} ${id}`;
}
