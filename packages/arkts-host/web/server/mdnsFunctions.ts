/** The bridge's functions for `mdns`: Node's own work, and its searches by number, with their events sent on. */
import { addService, removeService, resolveService, ServiceSearch } from '../../kits/NetworkKit/mdns/services.ts';
import { answer } from '../bridge/answer.ts';
import { type MdnsMember, mdnsMembers, type NodeFunctions, searchMembers } from '../bridge/protocol.ts';
import type { Events } from './Events.ts';

const work: Readonly<Record<MdnsMember, typeof addService>> = { addService, removeService, resolveService };

export function mdnsFunctions(events: Events): Pick<NodeFunctions, 'mdnsCall' | 'searchCall'> {
  const searchById = new Map<number, ServiceSearch>();
  const open = (id: number, type: string): ServiceSearch => {
    const search = new ServiceSearch(type, (event, value) => events.searchEvent(id, event, value));
    searchById.set(id, search);
    return search;
  };
  return {
    mdnsCall: (member, info) =>
      answer(() => {
        if (!mdnsMembers.includes(member)) throw new Error(`The bridge has no member '${member}'.`);
        return work[member](info);
      }),
    searchCall: (id, type, member) =>
      answer(() => {
        if (!searchMembers.includes(member)) throw new Error(`The bridge has no member '${member}'.`);
        return (searchById.get(id) ?? open(id, type))[member]();
      }),
  };
}
