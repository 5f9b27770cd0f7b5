/** The work behind `mdns` for pages: Node's own, over the bridge. */
import type { LocalServiceInfo, TellDiscovery } from '../../../../kits/NetworkKit/mdns/types.ts';
import { nodeSide } from '../../../bridge/NodeSide.ts';
import type { MdnsMember } from '../../../bridge/protocol.ts';

function ask(member: MdnsMember, info: LocalServiceInfo): Promise<LocalServiceInfo> {
  return nodeSide().call<LocalServiceInfo, 'mdnsCall'>('mdnsCall', member, info);
}

export function addService(info: LocalServiceInfo): Promise<LocalServiceInfo> {
  return ask('addService', info);
}

export function removeService(info: LocalServiceInfo): Promise<LocalServiceInfo> {
  return ask('removeService', info);
}

export function resolveService(info: LocalServiceInfo): Promise<LocalServiceInfo> {
  return ask('resolveService', info);
}

export class ServiceSearch {
  private readonly id = nodeSide().nextId();

  constructor(
    private readonly type: string,
    private readonly tell: TellDiscovery,
  ) {}

  async start(): Promise<void> {
    // Kept from now on, whoever holds the object: also a search that is not stopped tells.
    nodeSide().searchById.set(this.id, this.tell);
    await nodeSide().call<void, 'searchCall'>('searchCall', this.id, this.type, 'start');
  }

  async stop(): Promise<void> {
    await nodeSide().call<void, 'searchCall'>('searchCall', this.id, this.type, 'stop');
  }
}
