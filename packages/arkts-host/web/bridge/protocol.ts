/**
 * What a device in the browser and Node say to each other: two sets of functions, called by birpc over one WebSocket.
 * Calls that must answer at once go to the same functions by a synchronous request (see syncCall.ts).
 *
 * Objects with a life of their own (sockets, servers, stores, transactions) live in Node; a device names them by
 * numbers that it chooses. A device's connection is its application's process: when the connection ends, all of them do.
 */
import type { FileOperation } from '../../kits/CoreFileKit/operations.ts';
import type { LanAddress, NetworkState } from '../../kits/host/HostNetwork.ts';
import type { LocalServiceInfo, TellDiscovery } from '../../kits/NetworkKit/mdns/types.ts';

/** What a device learns when its application's process begins. */
export interface DeviceInfo {
  /** Names this process in synchronous requests. */
  readonly token: string;
  readonly bundleName: string;
  readonly moduleName: string;
  readonly deviceType: string | undefined;
  readonly apiVersion: number;
  readonly permissions: readonly string[];
  readonly storageRoot: string;
  readonly network: NetworkState;
  readonly lanAddresses: readonly LanAddress[];
  /** Milliseconds since the computer was started. */
  readonly uptime: number;
  /** Whether the device's former process ended in order, by itself. */
  readonly wasKilled: boolean;
}

/** A failure that keeps what product code looks at: code, message, and whether it is an `Error` at all (platform.md 32). */
export interface Failure {
  readonly isError: boolean;
  readonly name: string;
  readonly message: string;
  readonly code: number | string | undefined;
}

export type Answer = { readonly value: unknown } | { readonly failure: Failure };

export const socketMembers = ['connect', 'send', 'close'] as const;
export type SocketMember = (typeof socketMembers)[number];
export const socketEvents = ['open', 'message', 'close', 'error', 'dataEnd', 'headerReceive'] as const;
export type SocketEvent = (typeof socketEvents)[number];

export const serverMembers = ['start', 'stop', 'listAllConnections', 'send', 'close'] as const;
export type ServerMember = (typeof serverMembers)[number];
export const serverEvents = ['connect', 'messageReceive', 'close', 'error'] as const;
export type ServerEvent = (typeof serverEvents)[number];

export const mdnsMembers = ['addService', 'removeService', 'resolveService'] as const;
export type MdnsMember = (typeof mdnsMembers)[number];
export const searchMembers = ['start', 'stop'] as const;
export type SearchMember = (typeof searchMembers)[number];

const sharedStoreMembers = [
  'insert',
  'insertSync',
  'batchInsert',
  'batchInsertSync',
  'batchInsertWithConflictResolution',
  'update',
  'updateSync',
  'delete',
  'deleteSync',
  'query',
  'querySync',
  'querySql',
  'querySqlSync',
  'execute',
  'executeSync',
  'commit',
] as const;

export const storeMembers = [
  ...sharedStoreMembers,
  'batchInsertWithConflictResolutionSync',
  'executeSql',
  'beginTransaction',
  'rollBack',
  'close',
] as const;
export type StoreMember = (typeof storeMembers)[number];

export const transactionMembers = [...sharedStoreMembers, 'rollback'] as const;
export type TransactionMember = (typeof transactionMembers)[number];

export const fileOperations: readonly FileOperation[] = [
  'open',
  'close',
  'read',
  'write',
  'truncate',
  'fsync',
  'fdatasync',
  'stat',
  'access',
  'mkdir',
  'rmdir',
  'listFile',
  'unlink',
  'rename',
  'copyFile',
];

/** How predicates travel: their fields, from which Node makes them anew. */
export interface CarriedPredicates {
  readonly carriedPredicates: { readonly table: string };
}

/** Node's functions. Whatever the platform would answer with is an `Answer`; a rejection is a fault of the host. */
export interface NodeFunctions {
  begin(): Promise<DeviceInfo>;
  readText(file: string): Promise<Answer>;
  writeText(file: string, text: string): Promise<Answer>;
  removeFile(file: string): Promise<Answer>;
  makeFolder(folder: string): Promise<Answer>;
  fileCall(operation: FileOperation, args: readonly unknown[]): Promise<Answer>;
  openStore(store: number, file: string): Promise<Answer>;
  removeStore(file: string): Promise<Answer>;
  storeCall(store: number, member: StoreMember, args: readonly unknown[]): Promise<Answer>;
  storeVersion(store: number, version?: number): Promise<Answer>;
  createTransaction(store: number, transaction: number, args: readonly unknown[]): Promise<Answer>;
  transactionCall(transaction: number, member: TransactionMember, args: readonly unknown[]): Promise<Answer>;
  socketCall(socket: number, member: SocketMember, args: readonly unknown[]): Promise<Answer>;
  serverCall(server: number, member: ServerMember, args: readonly unknown[]): Promise<Answer>;
  mdnsCall(member: MdnsMember, info: LocalServiceInfo): Promise<Answer>;
  /** @param type what the search is for; counts at the first call */
  searchCall(search: number, type: string, member: SearchMember): Promise<Answer>;
  /** The application ended by itself, in order; the connection ends next. */
  endsInOrder(): void;
}

/** The device's functions: events, which want no answer. */
export interface DeviceFunctions {
  socketEvent(socket: number, event: SocketEvent, args: readonly unknown[]): void;
  serverEvent(server: number, event: ServerEvent, args: readonly unknown[]): void;
  searchEvent(search: number, ...told: Parameters<TellDiscovery>): void;
  networkChanged(network: NetworkState): void;
}

export const devicePath = '/bridge/device';
export const roomPath = '/bridge/room';
export const syncPath = '/bridge/sync';
/** Pictures that the application may read, by their `file://` address. */
export const picturePath = '/bridge/picture';
/** What a person adds to the device's library of pictures. */
export const photoPath = '/bridge/photo';
