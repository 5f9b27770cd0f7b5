/** `webSocket.WebSocketServer`: the server's API object. */

import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { asyncCall } from '../../host/asyncCall.ts';
import { HostApp } from '../../host/HostApp.ts';
import { closedBase } from '../../host/unimplemented.ts';
import * as errors from './errors.ts';
import { Listeners } from './listeners.ts';
import type { ServerClient } from './ServerClient.ts';
import { ServerService, type ServerServiceOwner } from './ServerService.ts';
import type {
  Callback,
  ClientConnectionCloseCallback,
  ErrorCallback,
  WebSocketCloseOptions,
  WebSocketConnection,
  WebSocketMessage,
  WebSocketServerConfig,
} from './types.ts';
import { closeCodeToSend, outgoing } from './wire.ts';

const INTERNET = 'ohos.permission.INTERNET';
const EVENTS = ['connect', 'messageReceive', 'close', 'error'];
const MAX_CLIENTS = 10;
const MAX_CONNECTIONS_FOR_ONE_CLIENT = 10;
const MAX_PORT = 65_535;
const DEFAULT_REASON = 'CLOSE_NORMAL';
/** Since which API level a busy port has an error of its own (platform.md 14). */
const API_WITH_PORT_OCCUPIED = 24;

export class WebSocketServer extends closedBase('NetworkKit', 'WebSocketServer') implements ServerServiceOwner {
  private readonly app = HostApp.current();
  private readonly listeners = new Listeners(EVENTS);
  private service: ServerService | undefined;

  start(config: WebSocketServerConfig): Promise<boolean>;
  start(...args: unknown[]): Promise<boolean> | undefined {
    const config = serverConfig(args);
    return asyncCall(args, async () => {
      if (config === undefined) {
        throw errors.failure(errors.PARAMETER_ERROR);
      }
      this.requirePermission();
      checkConfig(config);
      try {
        const service = new ServerService(this.app, config, this);
        await service.listen();
        this.service = service;
      } catch {
        const hasOwnCode = this.app.apiVersion >= API_WITH_PORT_OCCUPIED;
        throw errors.failure(hasOwnCode ? errors.PORT_OCCUPIED : errors.UNKNOWN_ERROR);
      }
      return true;
    });
  }

  stop(): Promise<boolean>;
  stop(...args: unknown[]): Promise<boolean> | undefined {
    return asyncCall(args, () => {
      this.runningService(args).stop();
      return true;
    });
  }

  /** Declared to return the array itself; it resolves to it (platform.md 21). */
  listAllConnections(): WebSocketConnection[];
  listAllConnections(...args: unknown[]): WebSocketConnection[] {
    return asyncCall(args, () => this.runningService(args).connections()) as unknown as WebSocketConnection[];
  }

  send(data: string | ArrayBuffer, connection: WebSocketConnection): Promise<boolean>;
  send(...args: unknown[]): Promise<boolean> | undefined {
    const [data, target] = args;
    const connection = connectionOf(target);
    const message = args.length === 2 ? outgoing(data) : undefined;
    return asyncCall(args, () => {
      if (message === undefined || connection === undefined) {
        throw errors.failure(errors.PARAMETER_ERROR);
      }
      this.requirePermission();
      if (connection.clientIP === '') {
        throw errors.sendFailure();
      }
      const client = this.requireClient(connection);
      if (client.isClosed) {
        throw errors.sendFailure();
      }
      client.send(message);
      return true;
    });
  }

  close(connection: WebSocketConnection, options?: WebSocketCloseOptions): Promise<boolean>;
  close(...args: unknown[]): Promise<boolean> | undefined {
    const [target, options] = args;
    const connection = connectionOf(target);
    // Both members or none at all (platform.md 20).
    const isShape = args.length === 1 || (args.length === 2 && isFullCloseOptions(options));
    const { code, reason } = isFullCloseOptions(options) ? options : { code: undefined, reason: '' };
    return asyncCall(args, () => {
      if (connection === undefined || !isShape) {
        throw errors.failure(errors.PARAMETER_ERROR);
      }
      this.requirePermission();
      if (connection.clientIP === '') {
        throw errors.failure(errors.UNKNOWN_ERROR);
      }
      const client = this.requireClient(connection);
      if (client.isClosed) {
        throw errors.failure(errors.UNKNOWN_ERROR);
      }
      client.close(closeCodeToSend(code), reason === '' ? DEFAULT_REASON : reason);
      return true;
    });
  }

  on(type: 'connect', callback: Callback<WebSocketConnection>): void;
  on(type: 'messageReceive', callback: Callback<WebSocketMessage>): void;
  on(type: 'close', callback: ClientConnectionCloseCallback): void;
  on(type: 'error', callback: ErrorCallback): void;
  on(...args: unknown[]): void {
    this.listeners.on(args);
  }

  off(type: 'connect', callback?: Callback<WebSocketConnection>): void;
  off(type: 'messageReceive', callback?: Callback<WebSocketMessage>): void;
  off(type: 'close', callback?: ClientConnectionCloseCallback): void;
  off(type: 'error', callback?: ErrorCallback): void;
  off(...args: unknown[]): void {
    this.listeners.off(args);
  }

  serviceOnConnect(connection: WebSocketConnection): void {
    this.listeners.emit('connect', { ...connection });
  }

  serviceOnMessage(connection: WebSocketConnection, data: string | ArrayBuffer): void {
    this.listeners.emit('messageReceive', { data, clientConnection: { ...connection } });
  }

  serviceOnClose(connection: WebSocketConnection, status: number, reason: string): void {
    // platform.md 18: `closeReason`, although the declaration says `reason`.
    this.listeners.emit('close', { ...connection }, { code: status, closeReason: reason });
  }

  serviceOnError(): void {
    this.listeners.emit('error', { code: errors.EVENT_ERROR_CODE });
  }

  serviceOnDead(): void {
    this.service = undefined;
  }

  private runningService(args: readonly unknown[]): ServerService {
    if (args.length > 0) {
      throw errors.failure(errors.UNKNOWN_ERROR);
    }
    this.requirePermission();
    if (this.service === undefined || this.service.isClosing) {
      throw errors.failure(errors.UNKNOWN_ERROR);
    }
    return this.service;
  }

  private requireClient(connection: WebSocketConnection): ServerClient {
    const client = this.service?.find(connection);
    if (client === undefined) {
      throw errors.failure(errors.CONNECTION_NOT_EXIST);
    }
    return client;
  }

  private requirePermission(): void {
    if (!this.app.hasPermission(INTERNET)) {
      throw errors.failure(errors.PERMISSION_DENIED);
    }
  }
}

/** The checks of the native layer, in its order. @throws a failure with the platform's code */
function checkConfig(config: WebSocketServerConfig): void {
  const { serverIP = '', serverPort, serverCert } = config;
  if (serverIP !== '' && isIP(serverIP) === 0) {
    throw errors.failure(errors.INVALID_NIC);
  }
  if (serverPort > MAX_PORT) {
    throw errors.failure(errors.INVALID_PORT);
  }
  if (
    config.maxConcurrentClientsNumber > MAX_CLIENTS ||
    config.maxConnectionsForOneClient > MAX_CONNECTIONS_FOR_ONE_CLIENT
  ) {
    throw errors.failure(errors.UNKNOWN_ERROR);
  }
  const hasCertificate = serverCert !== undefined && serverCert.certPath !== '';
  if (hasCertificate && !(existsSync(serverCert.certPath) && existsSync(serverCert.keyPath))) {
    throw errors.failure(errors.FILE_NOT_EXIST);
  }
}

/** The configuration as the native layer reads it, or undefined if it is none (then 401). */
function serverConfig(args: readonly unknown[]): WebSocketServerConfig | undefined {
  const [config] = args;
  if (args.length !== 1 || !isObject(config)) {
    return undefined;
  }
  const cert = config.serverCert;
  return {
    serverPort: unsigned(config.serverPort),
    maxConcurrentClientsNumber: unsigned(config.maxConcurrentClientsNumber),
    maxConnectionsForOneClient: unsigned(config.maxConnectionsForOneClient),
    serverIP: text(config.serverIP),
    protocol: text(config.protocol),
    ...(isObject(cert) ? { serverCert: { certPath: text(cert.certPath), keyPath: text(cert.keyPath) } } : {}),
  };
}

function connectionOf(target: unknown): WebSocketConnection | undefined {
  if (!isObject(target) || typeof target.clientIP !== 'string' || typeof target.clientPort !== 'number') {
    return undefined;
  }
  return { clientIP: target.clientIP, clientPort: target.clientPort };
}

function isFullCloseOptions(options: unknown): options is Required<WebSocketCloseOptions> {
  return isObject(options) && typeof options.code === 'number' && typeof options.reason === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number as the native layer reads it: whole, without sign; what is no number is 0. */
function unsigned(value: unknown): number {
  return typeof value === 'number' ? Math.trunc(value) >>> 0 : 0;
}
