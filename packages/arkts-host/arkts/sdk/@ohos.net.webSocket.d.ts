/** What `webSocket` gained after API 13, up to API 22. PLATFORM 1, 14-21 say how it behaves. */
declare namespace webSocket {
  export interface WebSocketRequestOptions {
    /**
     * Accept any certificate.
     * @since 20
     */
    skipServerCertVerification?: boolean;
    /**
     * Seconds of silence before a Ping: 0..30000, default 30, 0 for none.
     * @since 21
     */
    pingInterval?: number;
    /**
     * Seconds to wait for the Pong: 0..30000, default 30, at most `pingInterval`.
     * @since 21
     */
    pongTimeout?: number;
  }

  /**
   * A server that is not started yet.
   * @since 19
   */
  function createWebSocketServer(): WebSocketServer;

  /** @since 19 */
  export interface WebSocketServerConfig {
    /** Connections from one address, at most 10. */
    maxConnectionsForOneClient: number;
    /** Addresses, at most 10. */
    maxConcurrentClientsNumber: number;
    /** 0..65535 */
    serverPort: number;
    /** The address to listen at. Default: all. */
    serverIP?: string;
    /** With it the server speaks TLS. */
    serverCert?: ServerCert;
    /** The subprotocol. */
    protocol?: string;
  }

  /** @since 19 */
  export interface ServerCert {
    certPath: string;
    keyPath: string;
  }

  /** @since 19 */
  export interface WebSocketConnection {
    clientIP: string;
    clientPort: number;
  }

  /** @since 19 */
  export interface WebSocketMessage {
    clientConnection: WebSocketConnection;
    data: string | ArrayBuffer;
  }

  /** @since 19 */
  export type ClientConnectionCloseCallback = (clientConnection: WebSocketConnection, closeReason: CloseResult) => void;

  /** @since 19 */
  export interface WebSocketServer {
    /**
     * @permission ohos.permission.INTERNET
     * @throws { BusinessError }
     */
    start(config: WebSocketServerConfig): Promise<boolean>;
    /**
     * @permission ohos.permission.INTERNET
     * @throws { BusinessError }
     */
    stop(): Promise<boolean>;
    /**
     * @permission ohos.permission.INTERNET
     * @throws { BusinessError }
     */
    listAllConnections(): WebSocketConnection[];
    /**
     * @permission ohos.permission.INTERNET
     * @throws { BusinessError }
     */
    send(data: string | ArrayBuffer, connection: WebSocketConnection): Promise<boolean>;
    /**
     * @permission ohos.permission.INTERNET
     * @throws { BusinessError }
     */
    close(connection: WebSocketConnection, options?: webSocket.WebSocketCloseOptions): Promise<boolean>;
    on(type: 'connect', callback: Callback<WebSocketConnection>): void;
    on(type: 'messageReceive', callback: Callback<WebSocketMessage>): void;
    on(type: 'close', callback: ClientConnectionCloseCallback): void;
    on(type: 'error', callback: ErrorCallback): void;
    off(type: 'connect', callback?: Callback<WebSocketConnection>): void;
    off(type: 'messageReceive', callback?: Callback<WebSocketMessage>): void;
    off(type: 'close', callback?: ClientConnectionCloseCallback): void;
    off(type: 'error', callback?: ErrorCallback): void;
  }
}
