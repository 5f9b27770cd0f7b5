/** What a service may be called, and how its attributes are written: the native layer's rules. */
import type { LocalServiceInfo, ServiceAttribute } from './types.ts';

const MAX_LABEL_BYTES = 63;
const MAX_DOMAIN_BYTES = 254;
const MAX_PORT = 65_535;
export const NO_PORT = -1;
/** `NetAddress.family`. */
export const IPV4 = 1;
/** A record's length is one byte; the native layer leaves out what has this many bytes of key and value. */
const RECORD_BYTES_BOUND = 255;
const DOMAIN = '.local';
const KEY = /^[ -<>-~]+$/;
const EQUALS = 0x3d;

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

export function isNameValid(name: string): boolean {
  return name !== '' && bytesOf(name) <= MAX_LABEL_BYTES;
}

/** `_name._tcp` or `_name._udp`. */
export function isTypeValid(type: string): boolean {
  const [label = '', protocol, ...more] = type.split('.').filter((part) => part !== '');
  const isProtocol = protocol === '_tcp' || protocol === '_udp';
  return label.startsWith('_') && bytesOf(label) <= MAX_LABEL_BYTES && isProtocol && more.length === 0;
}

export function isPortValid(port: number): boolean {
  return port >= 0 && port <= MAX_PORT;
}

/** The name under which the network knows a service, such as `Hall._printer._tcp.local`. */
export function fullName({ serviceName, serviceType }: Pick<LocalServiceInfo, 'serviceName' | 'serviceType'>): string {
  return `${serviceName}.${serviceType}${DOMAIN}`;
}

export function typeDomain(type: string): string {
  return `${type}${DOMAIN}`;
}

export function isDomainValid(name: string): boolean {
  return bytesOf(name) < MAX_DOMAIN_BYTES;
}

/** A service's information as the native layer reads it: what is of a wrong kind is not there. */
export function readInfo(value: object): Required<LocalServiceInfo> {
  const { serviceType, serviceName, port, host, serviceAttribute } = value as Partial<LocalServiceInfo>;
  const number = typeof port === 'number' ? Math.trunc(port) : NO_PORT;
  return {
    serviceType: typeof serviceType === 'string' ? serviceType : '',
    serviceName: typeof serviceName === 'string' ? serviceName : '',
    port: number,
    host: { address: typeof host?.address === 'string' ? host.address : '', port: number, family: IPV4 },
    serviceAttribute: readAttributes(serviceAttribute),
  };
}

/** Platform.md 49: in the order of their keys, each key once, without those that have no value or cannot be written. */
function readAttributes(value: unknown): ServiceAttribute[] {
  const valueByKey = new Map<string, number[]>();
  for (const entry of Array.isArray(value) ? (value as Partial<ServiceAttribute>[]) : []) {
    const { key, value: bytes } = entry ?? {};
    if (typeof key !== 'string' || !Array.isArray(bytes)) continue;
    const numbers = bytes.filter((byte) => typeof byte === 'number').map((byte) => byte & 0xff);
    if (numbers.length > 0) valueByKey.set(key, numbers);
  }
  return [...valueByKey]
    .filter(([key, bytes]) => KEY.test(key) && key.length + bytes.length < RECORD_BYTES_BOUND)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, bytes]) => ({ key, value: bytes }));
}

/** Attributes as the strings of a TXT record. */
export function toTxt(attributes: readonly ServiceAttribute[]): Buffer[] {
  return attributes.map(({ key, value }) => Buffer.concat([Buffer.from(`${key}=`), Buffer.from(value)]));
}

/** Attributes of a TXT record of somebody else's; the first of each key counts. */
export function fromTxt(strings: readonly Buffer[]): ServiceAttribute[] {
  const found = strings.map((bytes) => {
    const at = bytes.indexOf(EQUALS);
    const key = bytes.toString('utf8', 0, at < 0 ? bytes.length : at);
    return { key, value: at < 0 ? [] : [...bytes.subarray(at + 1)] };
  });
  const firsts = found.filter(({ key }, index) => found.findIndex((other) => other.key === key) === index);
  return readAttributes(firsts);
}
