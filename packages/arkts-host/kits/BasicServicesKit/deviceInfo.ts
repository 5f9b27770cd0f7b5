/** `deviceInfo`: what there is to say of a computer that plays a device. */
import { hostname } from 'node:os';
import { HostApp } from '../host/HostApp.ts';
import { closedNamespace } from '../host/unimplemented.ts';

export const deviceInfo = closedNamespace('BasicServicesKit', 'deviceInfo', {
  get deviceType(): string {
    return HostApp.current().deviceType ?? 'default';
  },
  get sdkApiVersion(): number {
    return HostApp.current().apiVersion;
  },
  get marketName(): string {
    return hostname();
  },
  brand: 'ArkTS host',
  manufacture: 'ArkTS host',
  productModel: 'Computer',
});
