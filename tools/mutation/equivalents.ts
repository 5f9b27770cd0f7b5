/**
 * Changes that no test can find, because nobody could tell the difference; each with the reason. A key is the place and
 * the kind of a change and what stood there, as a run prints it, so that other edits of a file leave it valid. One that
 * fits nothing any more is reported by the run.
 */
export const equivalents: Readonly<Record<string, string>> = {
  'common/src/main/ets/wire/FrameQueue.ets#FrameQueue.plan off by one: grown >= Limits.FRAME_LENGTH':
    'A frame that is filled to the last character has no space left, and takes nothing more, in either case.',
  "common/src/main/ets/wire/FrameQueue.ets#FrameQueue.receive statement removed: this.messagesUnderWay = '';":
    'What has arrived is not repeated, whether its text is still held or not.',
  'entry/src/main/ets/state/notices/RoomNotices.ets#RoomNotices.forget statement removed: this.stale.delete(room);':
    'An update of a room that is not fresh shows nothing.',
  'entry/src/main/ets/state/notices/RoomNotices.ets#RoomNotices.plan off by one: wait > 0':
    'What waits for no time begins in the same millisecond.',
  'entry/src/main/ets/storage/BlobFiles.ets#PIECE number changed: 262144':
    'How much is read in one go shows nowhere but in the memory that it takes.',
  'entry/src/main/ets/storage/RdbMessageStore.ets#RdbMessageStore.forget statement removed: Array.from(this.recent.keys()).filter((text: string) => this.recent.get(text)?.room === r…':
    'A text says the same whenever it is read: nobody sees that it is remembered a little longer.',
  'entry/src/main/ets/state/time/Today.ets#Today.stop statement removed: this.timer = undefined;':
    'A timer that is canceled a second time does nothing.',
  "server_tv/src/main/ets/server/commit/MessageTransaction.ets#MessageTransaction.prepare block emptied: { this.refuse(ErrorCode.FORBIDDEN, 'you are no member any more'); }":
    'Who was removed has no session that an answer could reach, and nothing is written in either case.',
  'server_tv/src/main/ets/server/blobs/BlobCatalogue.ets#BlobCatalogue.endUse operator swapped: uses !== undefined && blob !== undefined':
    'Only uses that are there are ended.',
  'server_tv/src/main/ets/server/commit/SoundState.ets#isSoundRoom number changed: 1':
    'Any number of an entry will do to try whether it can be read.',
  'server_tv/src/main/ets/server/rooms/SoundEntries.ets#placeholder number changed: 0':
    'A time of 0 becomes 0 in either case.',
  'server_tv/src/main/ets/state/Invitation.ets#Invitation.showCountdown number changed: 0 (2)':
    'When the last millisecond of a code is over, the next one is told anyway.',
  'entry/src/main/ets/client/inbox/Inbox.ets#Inbox.takePageNow number changed: 0 (5)':
    'A page that begins with 1 reaches down to 1 in either case.',
  'entry/src/main/ets/client/outbox/Outbox.ets#Outbox.correctTimes off by one: items.length > 0':
    'To shift the times of no messages changes nothing.',
  'entry/src/main/ets/client/outbox/OutboxSender.ets#OutboxSender.remove block emptied: { this.laneByName.delete(item.entry.lane); }':
    'An empty lane sends nothing.',
  'server_tv/src/main/ets/server/rooms/Retention.ets#Retention.firstToKeep number changed: 0 (2)':
    'The newest entry stays in either case, and of one there is no other.',
  'server_tv/src/main/ets/server/rooms/Room.ets#RoomTail.head number changed: 0': 'A ring may begin anywhere.',
  'server_tv/src/main/ets/server/rooms/RoomCreateTransaction.ets#RoomCreateTransaction.time number changed: 0':
    'It is set before it is read.',
  'server_tv/src/main/ets/server/rooms/RoomLogs.ets#RoomLogs.load operator swapped: after + 1':
    'Where a stretch begins that holds nothing is not asked.',
};
