/** Listeners of a discovery. They differ from those of `webSocket`: wrong arguments are passed over in silence. */
import { deliver, isFunction } from '../../host/asyncCall.ts';
import { HostApp } from '../../host/HostApp.ts';

type Listener = (value: never) => void;

/** At most one listener for each event: a second `on` replaces the first, as everywhere in this kit. */
export class ListenerTable {
  private readonly listenerByEvent = new Map<string, Listener>();
  private readonly app = HostApp.current();

  constructor(private readonly events: readonly string[]) {}

  on(event: unknown, listener: unknown): void {
    if (typeof event === 'string' && isFunction(listener) && this.events.includes(event)) {
      this.listenerByEvent.set(event, listener as Listener);
    }
  }

  off(event: unknown, listener?: unknown): void {
    if (typeof event !== 'string') return;
    if (listener === undefined || this.listenerByEvent.get(event) === listener) this.listenerByEvent.delete(event);
  }

  /** An event that nobody listens to when it happens is lost. */
  emit(event: string, value: unknown): void {
    const listener = this.listenerByEvent.get(event) as ((value: unknown) => void) | undefined;
    if (listener !== undefined) this.app.run(() => deliver(() => listener(value)));
  }
}
