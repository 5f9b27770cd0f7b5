/** What is traced: how it is made ready, and done by a person with phone A. */
import type { Act, TracedRoom } from './TracedRoom.ts';

let number = 0;

/** The text of now. */
function text(): string {
  return `Soup ${number} is ready`;
}

/** Waits until both phones and the wall show the text, or none of them does. */
async function everywhere({ writer, reader, wall }: TracedRoom, state: 'attached' | 'detached'): Promise<void> {
  for (const person of [writer, reader, wall]) await person.sees(text()).waitFor({ state });
}

export const acts = {
  text: {
    words: 'It stands in the field of phone A; Enter sends it, and phone A, phone B and the wall show it.',
    isRead: true,
    async prepare({ writer }: TracedRoom) {
      // Left and come back to as a draft: typing is told to others, too, in messages of its own.
      number += 1;
      await writer.field.fill(text());
      await writer.button('Back').click();
      await writer.field.waitFor({ state: 'detached' });
      await writer.openLobby();
      await writer.glass.getByRole('button', { name: 'Send', exact: true }).waitFor();
    },
    async run(room: TracedRoom) {
      await room.writer.field.press('Enter');
      await everywhere(room, 'attached');
    },
  },
  recall: {
    words:
      'The menu of its message is open on phone A; Recall takes it back, and phone A, phone B and the wall show that.',
    isRead: false,
    async prepare(room: TracedRoom) {
      number += 1;
      await room.untilRead(() => room.writer.write(text()));
      await everywhere(room, 'attached');
      await room.writer.sees(text()).click({ button: 'right' });
      await room.writer.button('Recall').waitFor();
    },
    async run(room: TracedRoom) {
      await room.writer.button('Recall').click();
      await everywhere(room, 'detached');
    },
  },
} satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
