/**
 * A device's network, with the switch that tests and the host's own controls turn.
 *
 * - `up`: bytes flow.
 * - `cut`: as when the interface goes away: every connection breaks at once, new ones fail at once.
 * - `blackhole`: half open: nothing arrives either way, nobody is told. Bytes and closes are held back and flow on when
 *   the network comes up again, as TCP's retransmissions would have them.
 */
import { networkInterfaces } from 'node:os';

export type NetworkState = 'up' | 'cut' | 'blackhole';
/** How the far end learns of a cut: by a reset, or by an orderly end of the stream without a close frame. */
export type CutStyle = 'reset' | 'end';

export interface LanAddress {
  interfaceName: string;
  address: string;
  family: 'IPv4' | 'IPv6';
  netmask: string;
  prefixLength: number;
}

/** A connection through the network. */
export interface NetworkSocket {
  cut(style: CutStyle): void;
  networkChanged(): void;
}

export class HostNetwork {
  private current: NetworkState = 'up';
  private readonly sockets = new Set<NetworkSocket>();
  private readonly watchers = new Set<(state: NetworkState, former: NetworkState) => void>();

  get state(): NetworkState {
    return this.current;
  }

  get isUp(): boolean {
    return this.current === 'up';
  }

  /** Lets bytes flow again; connections that a black hole held go on. */
  switchOn(): void {
    this.change('up');
  }

  /** Breaks every connection and refuses new ones. */
  cut(style: CutStyle = 'reset'): void {
    this.change('cut');
    for (const socket of [...this.sockets]) {
      socket.cut(style);
    }
  }

  /** Lets nothing through any more, without telling anybody. */
  blackhole(): void {
    this.change('blackhole');
  }

  /** Breaks every connection that exists now, as a restarting access point does; the network stays up. */
  dropConnections(style: CutStyle = 'reset'): void {
    for (const socket of [...this.sockets]) {
      socket.cut(style);
    }
  }

  /** Calls `watcher` at each change of state, until the returned function is called. */
  watch(watcher: (state: NetworkState, former: NetworkState) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Calls `work` once bytes can flow: at once, or at the next change to `up`. Returns a function that forgets it. */
  whenUp(work: () => void): () => void {
    if (this.isUp) {
      work();
      return () => {};
    }
    const stop = this.watch((state) => {
      if (state === 'up') {
        stop();
        work();
      }
    });
    return stop;
  }

  attach(socket: NetworkSocket): void {
    this.sockets.add(socket);
  }

  detach(socket: NetworkSocket): void {
    this.sockets.delete(socket);
  }

  /** The computer's own addresses in its local networks, IPv4 first. */
  lanAddresses(): LanAddress[] {
    const found: LanAddress[] = [];
    for (const [interfaceName, addresses] of Object.entries(networkInterfaces())) {
      for (const entry of addresses ?? []) {
        if (entry.internal) {
          continue;
        }
        found.push({
          interfaceName,
          address: entry.address,
          family: entry.family,
          netmask: entry.netmask,
          prefixLength: Number(entry.cidr?.split('/')[1] ?? 0),
        });
      }
    }
    return found.sort((a, b) => a.family.localeCompare(b.family));
  }

  private change(state: NetworkState): void {
    const former = this.current;
    if (former === state) {
      return;
    }
    this.current = state;
    for (const socket of [...this.sockets]) {
      socket.networkChanged();
    }
    for (const watcher of [...this.watchers]) {
      watcher(state, former);
    }
  }
}
