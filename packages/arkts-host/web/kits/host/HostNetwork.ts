/** A page's view of its device's network: the switch is with Node, where the connections are. */
import type { LanAddress, NetworkState } from '../../../kits/host/HostNetwork.ts';

export type { CutStyle, LanAddress, NetworkState } from '../../../kits/host/HostNetwork.ts';

export class HostNetwork {
  private readonly watchers = new Set<(state: NetworkState, former: NetworkState) => void>();

  constructor(
    private current: NetworkState = 'up',
    private readonly addresses: readonly LanAddress[] = [],
  ) {}

  get state(): NetworkState {
    return this.current;
  }

  get isUp(): boolean {
    return this.current === 'up';
  }

  /** Node says that the switch was turned. */
  follow(state: NetworkState): void {
    const former = this.current;
    this.current = state;
    if (former !== state) for (const watcher of [...this.watchers]) watcher(state, former);
  }

  /** Connections are Node's, which breaks them when the process ends. */
  dropConnections(): void {}

  watch(watcher: (state: NetworkState, former: NetworkState) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  lanAddresses(): LanAddress[] {
    return [...this.addresses];
  }
}
