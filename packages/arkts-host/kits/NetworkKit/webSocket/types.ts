/** The declared shapes of `webSocket` up to API 22; the declaration file's comments are the reference. */
import type { BusinessError } from '../../BasicServicesKit/BusinessError.ts';

export interface ClientCert {
  certPath: string;
  keyPath: string;
  keyPassword?: string;
}

export interface HttpProxy {
  host: string;
  port: number;
  username?: string;
  password?: string;
  exclusionList: string[];
}

export type ProxyConfiguration = 'system' | 'no-proxy' | HttpProxy;

export interface WebSocketRequestOptions {
  header?: object;
  caPath?: string;
  skipServerCertVerification?: boolean;
  clientCert?: ClientCert;
  proxy?: ProxyConfiguration;
  protocol?: string;
  /** Seconds, 0..30000; default 30; 0 turns heartbeats off. */
  pingInterval?: number;
  /** Seconds, at most `pingInterval`; default 30. */
  pongTimeout?: number;
}

export interface WebSocketCloseOptions {
  code?: number;
  reason?: string;
}

export interface CloseResult {
  code: number;
  reason: string;
}

export interface OpenResult {
  status: number;
  message: string;
}

export type ResponseHeaders = Record<string, string | string[] | undefined>;

export interface ServerCert {
  certPath: string;
  keyPath: string;
}

export interface WebSocketServerConfig {
  serverPort: number;
  maxConcurrentClientsNumber: number;
  maxConnectionsForOneClient: number;
  serverIP?: string;
  serverCert?: ServerCert;
  protocol?: string;
}

export interface WebSocketConnection {
  clientIP: string;
  clientPort: number;
}

export interface WebSocketMessage {
  data: string | ArrayBuffer;
  clientConnection: WebSocketConnection;
}

export type ErrorCallback = (error: Error) => void;
export type Callback<T> = (data: T) => void;
export type AsyncCallback<T> = (error: BusinessError, data: T) => void;
export type ClientConnectionCloseCallback = (clientConnection: WebSocketConnection, closeReason: CloseResult) => void;
