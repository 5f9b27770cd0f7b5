/** `webSocket.WebSocket`: the client's API object. */

import { lookup } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { asyncCall, isFunction } from '../../host/asyncCall.ts';
import { HostApp } from '../../host/HostApp.ts';
import { closedBase, failUnimplemented } from '../../host/unimplemented.ts';
import { ClientLink, type ClientLinkOwner } from './ClientLink.ts';
import { type ConnectRequest, connectRequest, parseWebSocketUrl } from './connectRequest.ts';
import * as errors from './errors.ts';
import { Listeners } from './listeners.ts';
import type {
  AsyncCallback,
  Callback,
  CloseResult,
  ErrorCallback,
  ResponseHeaders,
  WebSocketCloseOptions,
  WebSocketRequestOptions,
} from './types.ts';
import { closeCodeToSend, NO_STATUS, outgoing } from './wire.ts';

const INTERNET = 'ohos.permission.INTERNET';
const EVENTS = ['open', 'message', 'close', 'error', 'dataEnd', 'headerReceive'];
const DEFAULT_REASON = 'CLOSE_NORMAL';

export class WebSocketClient extends closedBase('NetworkKit', 'WebSocket') implements ClientLinkOwner {
  private readonly app = HostApp.current();
  private readonly listeners = new Listeners(EVENTS);
  private link: ClientLink | undefined;

  connect(url: string, callback: AsyncCallback<boolean>): void;
  connect(url: string, options: WebSocketRequestOptions, callback: AsyncCallback<boolean>): void;
  connect(url: string, options?: WebSocketRequestOptions): Promise<boolean>;
  connect(...args: unknown[]): Promise<boolean> | undefined {
    const request = connectRequest(args);
    return asyncCall(args, () => this.connectAsAsked(request));
  }

  send(data: string | ArrayBuffer, callback: AsyncCallback<boolean>): void;
  send(data: string | ArrayBuffer): Promise<boolean>;
  send(...args: unknown[]): Promise<boolean> | undefined {
    const isShape = args.length === 1 || (args.length === 2 && isFunction(args[1]));
    const message = isShape ? outgoing(args[0]) : undefined;
    return asyncCall(args, () => {
      if (message === undefined) {
        throw errors.failure(errors.PARAMETER_ERROR);
      }
      this.requirePermission();
      if (this.link === undefined || this.link.isClosed) {
        throw errors.sendFailure();
      }
      this.link.send(message);
      return true;
    });
  }

  close(callback: AsyncCallback<boolean>): void;
  close(options: WebSocketCloseOptions, callback: AsyncCallback<boolean>): void;
  close(options?: WebSocketCloseOptions): Promise<boolean>;
  close(...args: unknown[]): Promise<boolean> | undefined {
    const [first, second] = args;
    const isObject = typeof first === 'object' && first !== null;
    const isShape =
      args.length === 0 ||
      (args.length === 1 && (isObject || isFunction(first))) ||
      (args.length === 2 && isObject && isFunction(second));
    const options: WebSocketCloseOptions = isObject ? first : {};
    return asyncCall(args, () => {
      if (!isShape) {
        throw errors.failure(errors.PARAMETER_ERROR);
      }
      this.requirePermission();
      if (this.link === undefined || this.link.isClosed) {
        throw errors.failure(errors.UNKNOWN_ERROR);
      }
      const reason = typeof options.reason === 'string' && options.reason !== '' ? options.reason : DEFAULT_REASON;
      this.link.close(closeCodeToSend(options.code), reason);
      return true;
    });
  }

  on(type: 'open', callback: AsyncCallback<object>): void;
  on(type: 'message', callback: AsyncCallback<string | ArrayBuffer>): void;
  on(type: 'close', callback: AsyncCallback<CloseResult>): void;
  on(type: 'error', callback: ErrorCallback): void;
  on(type: 'dataEnd', callback: Callback<void>): void;
  on(type: 'headerReceive', callback: Callback<ResponseHeaders>): void;
  on(...args: unknown[]): void {
    this.listeners.on(args);
  }

  off(type: 'open', callback?: AsyncCallback<object>): void;
  off(type: 'message', callback?: AsyncCallback<string | ArrayBuffer>): void;
  off(type: 'close', callback?: AsyncCallback<CloseResult>): void;
  off(type: 'error', callback?: ErrorCallback): void;
  off(type: 'dataEnd', callback?: Callback<void>): void;
  off(type: 'headerReceive', callback?: Callback<ResponseHeaders>): void;
  off(...args: unknown[]): void {
    this.listeners.off(args);
  }

  linkOnHeaders(response: IncomingMessage): void {
    this.listeners.emit('headerReceive', { ...response.headers });
  }

  linkOnOpen(status: number, message: string): void {
    this.listeners.emit('open', undefined, { status, message });
  }

  linkOnMessage(data: string | ArrayBuffer): void {
    if (!this.listeners.has('message')) {
      return;
    }
    this.listeners.emit('message', undefined, data);
    this.listeners.emit('dataEnd', undefined);
  }

  linkOnRefused(httpStatus: number): void {
    this.link = undefined;
    this.emitError(httpStatus);
  }

  linkOnClosed(status: number, reason: string, isOwn: boolean): void {
    this.link = undefined;
    if (isOwn && !this.app.reportsOwnClose) {
      return;
    }
    if (status === NO_STATUS) {
      this.emitError(0); // platform.md 7: one failure, two events
    }
    this.listeners.emit('close', undefined, { code: status, reason });
  }

  private emitError(httpStatus: number): void {
    this.listeners.emit('error', { code: errors.EVENT_ERROR_CODE, data: String(httpStatus) });
  }

  /** The order of the checks is the native layer's: permission, files, second connect, URL. */
  private async connectAsAsked(request: ConnectRequest | undefined): Promise<boolean> {
    if (request === undefined) {
      throw errors.failure(errors.PARAMETER_ERROR);
    }
    this.requirePermission();
    const { caPath, clientCert } = request;
    const files = [caPath, ...(clientCert === undefined ? [] : [clientCert.certPath, clientCert.keyPath])];
    if (files.some((file, index) => (file !== '' || index > 0) && !existsSync(file))) {
      throw errors.failure(errors.FILE_NOT_EXIST);
    }
    if (this.link !== undefined) {
      throw errors.failure(errors.CONNECTION_EXISTS);
    }
    const url = parseWebSocketUrl(request.url);
    if (url === undefined) {
      throw errors.failure(errors.URL_ERROR);
    }
    if (request.proxy !== undefined) {
      failUnimplemented('NetworkKit', 'webSocket.connect with a proxy of its own');
    }
    const link = new ClientLink(this.app, request, url, this);
    this.link = link;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) === 0 && !(await canResolve(host))) {
      this.linkOnRefused(0);
      throw errors.connectFailure();
    }
    link.start();
    return true;
  }

  private requirePermission(): void {
    if (!this.app.hasPermission(INTERNET)) {
      throw errors.failure(errors.PERMISSION_DENIED);
    }
  }
}

async function canResolve(host: string): Promise<boolean> {
  try {
    await lookup(host);
    return true;
  } catch {
    return false;
  }
}
