/** `@kit.NetworkKit` on the host. */
import { unimplemented } from '../host/unimplemented.ts';

export { connection } from './connection.ts';
export { mdns } from './mdns/index.ts';
export { webSocket } from './webSocket/index.ts';

const kit = 'NetworkKit';
export const ethernet = unimplemented(kit, 'ethernet');
export const http = unimplemented(kit, 'http');
export const policy = unimplemented(kit, 'policy');
export const sharing = unimplemented(kit, 'sharing');
export const socket = unimplemented(kit, 'socket');
export const statistics = unimplemented(kit, 'statistics');
export const vpn = unimplemented(kit, 'vpn');
export const vpnExtension = unimplemented(kit, 'vpnExtension');
export const networkSecurity = unimplemented(kit, 'networkSecurity');
export const VpnExtensionAbility = unimplemented(kit, 'VpnExtensionAbility');
export const eap = unimplemented(kit, 'eap');
export const netFirewall = unimplemented(kit, 'netFirewall');
