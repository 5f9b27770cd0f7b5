/** The work behind `mdns`: of the device that the calling application runs on. */
import { HostApp } from '../../host/HostApp.ts';
import * as errors from './errors.ts';
import type { LinkService } from './LocalLink.ts';
import { Responder, type Search } from './Responder.ts';
import { fullName, readInfo } from './records.ts';
import type { LocalServiceInfo, TellDiscovery } from './types.ts';

const OFFERED = Symbol('host: services that the application offers');

/** Announced services by name: what the application can take back. */
function offered(app: HostApp): Map<string, LinkService> {
  return app.state(OFFERED, () => new Map<string, LinkService>());
}

function responderOf(app: HostApp): Responder {
  return Responder.of(app.network);
}

export async function addService(info: LocalServiceInfo): Promise<LocalServiceInfo> {
  const app = HostApp.current();
  offered(app).set(fullName(info), responderOf(app).register(info, app));
  return readInfo(info);
}

/** Takes an announcement back. It is forgotten even if the device's service does not know it any more. */
export async function removeService(info: LocalServiceInfo): Promise<LocalServiceInfo> {
  const app = HostApp.current();
  const service = offered(app).get(fullName(info));
  // platform.md 46: for want of a callback to look for, which is what the declared 2204002 is about.
  if (service === undefined) throw errors.failure(errors.PARAMETER_ERROR);
  offered(app).delete(fullName(info));
  responderOf(app).unregister(service);
  return readInfo(info);
}

export async function resolveService(info: LocalServiceInfo): Promise<LocalServiceInfo> {
  return responderOf(HostApp.current()).resolve(info);
}

/** A search for services of one type, by one application. */
export class ServiceSearch {
  private readonly app = HostApp.current();
  private readonly search: Search;
  private keepOnEnd: () => void = () => {};

  constructor(type: string, tell: TellDiscovery) {
    this.search = { type, tell };
  }

  async start(): Promise<void> {
    responderOf(this.app).start(this.search);
    this.keepOnEnd = this.app.whenEnded(() => responderOf(this.app).abandon(this.search));
  }

  async stop(): Promise<void> {
    responderOf(this.app).stop(this.search);
    this.keepOnEnd();
  }
}
