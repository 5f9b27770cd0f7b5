/** The stores of one life: slow as a disk is, and gone with the machine they run on. */
import type { BlobReference } from '@hearth/common';
import type { BlobStore, StoredBlob } from '@hearth/entry/client/blobs/BlobStore';
import type { HubPosition, LogCommit, MessageStore } from '@hearth/entry/client/inbox/MessageStore';
import type { OutboxEntry, OutboxStore } from '@hearth/entry/client/outbox/OutboxStore';
import type { Credentials, Identity, ProvedHub } from '@hearth/entry/client/session/Credentials';
import type { BlobStore as HubBlobStore } from '@hearth/server_tv/server/blobs/BlobStore';
import type { Commit, EpochRecord, HistoryStore } from '@hearth/server_tv/server/commit/HistoryStore';
import type { GuessStore } from '@hearth/server_tv/server/seal/GuessBudget';
import type { Machine } from './machine.ts';

export class MessageStoreOnDisk implements MessageStore {
  constructor(
    private readonly machine: Machine,
    private readonly file: MessageStore,
  ) {}

  load(): Promise<HubPosition> {
    return this.machine.do(() => this.file.load());
  }

  commit(commit: LogCommit) {
    return this.machine.do(() => this.file.commit(commit));
  }

  page(room: string, before: number, limit: number) {
    return this.machine.do(() => this.file.page(room, before, limit));
  }

  pageAfter(room: string, after: number, limit: number) {
    return this.machine.do(() => this.file.pageAfter(room, after, limit));
  }

  message(room: string, id: string) {
    return this.machine.do(() => this.file.message(room, id));
  }

  entriesAfter(room: string, seq: number) {
    return this.machine.do(() => this.file.entriesAfter(room, seq));
  }

  lostTexts(room: string) {
    return this.machine.do(() => this.file.lostTexts(room));
  }

  readMarks(room: string) {
    return this.machine.do(() => this.file.readMarks(room));
  }

  unread(room: string, self: string, seq: number) {
    return this.machine.do(() => this.file.unread(room, self, seq));
  }

  newestUnread(room: string, self: string, seq: number) {
    return this.machine.do(() => this.file.newestUnread(room, self, seq));
  }

  loadNote(name: string) {
    return this.machine.do(() => this.file.loadNote(name));
  }

  saveNote(name: string, text: string) {
    return this.machine.do(() => this.file.saveNote(name, text));
  }
}

export class OutboxStoreOnDisk implements OutboxStore {
  constructor(
    private readonly machine: Machine,
    private readonly file: OutboxStore,
  ) {}

  load() {
    return this.machine.do(() => this.file.load());
  }

  add(entries: OutboxEntry[]) {
    return this.machine.do(() => this.file.add(entries));
  }

  addFirst(entries: OutboxEntry[]) {
    return this.machine.do(() => this.file.addFirst(entries));
  }

  fail(id: string, failure: string) {
    return this.machine.do(() => this.file.fail(id, failure));
  }

  requeue(ids: string[], createdAt: number) {
    return this.machine.do(() => this.file.requeue(ids, createdAt));
  }

  shift(ids: string[], milliseconds: number) {
    return this.machine.do(() => this.file.shift(ids, milliseconds));
  }

  remove(ids: string[]) {
    return this.machine.do(() => this.file.remove(ids));
  }
}

export class BlobStoreOnDisk implements BlobStore {
  constructor(
    private readonly machine: Machine,
    private readonly file: BlobStore,
  ) {}

  load() {
    return this.machine.do(() => this.file.load());
  }

  take(source: string, blobId: string) {
    return this.machine.do(() => this.file.take(source, blobId));
  }

  begin(reference: BlobReference) {
    return this.machine.do(() => this.file.begin(reference));
  }

  append(blob: StoredBlob, bytes: Uint8Array) {
    return this.machine.do(() => this.file.append(blob, bytes));
  }

  finish(blob: StoredBlob) {
    return this.machine.do(() => this.file.finish(blob));
  }

  read(blob: StoredBlob, offset: number, length: number) {
    return this.machine.do(() => this.file.read(blob, offset, length));
  }

  touch(blob: StoredBlob) {
    return this.machine.do(() => this.file.touch(blob));
  }

  remove(blobs: StoredBlob[]) {
    return this.machine.do(() => this.file.remove(blobs));
  }

  path(blob: StoredBlob) {
    return this.file.path(blob);
  }
}

/** The hub's files of blobs. */
export class HubBlobStoreOnDisk implements HubBlobStore {
  constructor(
    private readonly machine: Machine,
    private readonly files: HubBlobStore,
  ) {}

  open() {
    return this.machine.do(() => this.files.open());
  }

  write(blobId: string, offset: number, bytes: Uint8Array) {
    return this.machine.do(() => this.files.write(blobId, offset, bytes));
  }

  sync(blobId: string) {
    return this.machine.do(() => this.files.sync(blobId));
  }

  read(blobId: string, offset: number, length: number) {
    return this.machine.do(() => this.files.read(blobId, offset, length));
  }

  remove(blobId: string) {
    return this.machine.do(() => this.files.remove(blobId));
  }

  path(blobId: string) {
    return this.files.path(blobId);
  }
}

export class CredentialsOnDisk implements Credentials {
  constructor(
    private readonly machine: Machine,
    private readonly file: Credentials,
  ) {}

  meet(hubId: string, hubKey: Uint8Array) {
    return this.machine.do(() => this.file.meet(hubId, hubKey));
  }

  load(): Promise<Identity> {
    return this.machine.do(() => this.file.load());
  }

  keep(hub: ProvedHub) {
    return this.machine.do(() => this.file.keep(hub));
  }

  confirm() {
    return this.machine.do(() => this.file.confirm());
  }

  forgetRight() {
    return this.machine.do(() => this.file.forgetRight());
  }

  spendCode() {
    return this.machine.do(() => this.file.spendCode());
  }

  codeProved() {
    this.file.codeProved();
  }

  saveProfile(name: string, avatar: string) {
    return this.machine.do(() => this.file.saveProfile(name, avatar));
  }
}

export class GuessesOnDisk implements GuessStore {
  constructor(
    private readonly machine: Machine,
    private readonly file: GuessStore,
  ) {}

  load() {
    return this.file.load();
  }

  save(left: number) {
    return this.machine.do(() => this.file.save(left));
  }
}

export class HistoryStoreOnDisk implements HistoryStore {
  constructor(
    private readonly machine: Machine,
    private readonly file: HistoryStore,
  ) {}

  open() {
    return this.machine.do(() => this.file.open());
  }

  commit(commit: Commit) {
    return this.machine.do(() => this.file.commit(commit));
  }

  findIds(ids: string[]) {
    return this.machine.do(() => this.file.findIds(ids));
  }

  reactionsOn(ids: string[]) {
    return this.machine.do(() => this.file.reactionsOn(ids));
  }

  entriesAfter(room: string, after: number, limit: number) {
    return this.machine.do(() => this.file.entriesAfter(room, after, limit));
  }

  entriesBefore(room: string, before: number, limit: number) {
    return this.machine.do(() => this.file.entriesBefore(room, before, limit));
  }

  lastSeqs() {
    return this.machine.do(() => this.file.lastSeqs());
  }

  firstSeqSince(room: string, time: number) {
    return this.machine.do(() => this.file.firstSeqSince(room, time));
  }

  prune(room: string, seq: number) {
    return this.machine.do(() => this.file.prune(room, seq));
  }

  pruneEpochs(place: EpochRecord['place']) {
    return this.machine.do(() => this.file.pruneEpochs(place));
  }

  lastWords() {
    return this.machine.do(() => this.file.lastWords());
  }

  setAside(name: string) {
    return this.machine.do(() => this.file.setAside(name));
  }

  close() {
    return this.machine.do(() => this.file.close());
  }
}
