/** Event subscription as the platform's network kit has it. */
import { deliver, isFunction } from '../../host/asyncCall.ts';
import { HostApp } from '../../host/HostApp.ts';
import { PARAMETER_ERROR } from './errors.ts';

type Listener = (...args: never[]) => void;

/** At most one listener for each event: a second `on` replaces the first (platform.md 11). */
export class Listeners {
  private readonly listenerByEvent = new Map<string, Listener>();
  private readonly app = HostApp.current();

  constructor(private readonly events: readonly string[]) {}

  /** @throws Error (code '401') unless called with a string and a function; unknown events are ignored */
  on(args: readonly unknown[]): void {
    const [event, listener] = args;
    if (args.length !== 2 || typeof event !== 'string' || !isFunction(listener)) {
      throw parameterError();
    }
    if (this.events.includes(event)) {
      this.listenerByEvent.set(event, listener as Listener);
    }
  }

  /** @throws Error (code '401') unless called with a string and perhaps a function */
  off(args: readonly unknown[]): void {
    const [event, listener] = args;
    const isListenerFine = args.length === 1 || (args.length === 2 && isFunction(listener));
    if (typeof event !== 'string' || !isListenerFine) {
      throw parameterError();
    }
    if (args.length === 1 || this.listenerByEvent.get(event) === listener) {
      this.listenerByEvent.delete(event);
    }
  }

  /** Whether somebody listens now; an event that nobody listens to when it happens is lost. */
  has(event: string): boolean {
    return this.listenerByEvent.has(event);
  }

  /** Delivers an event, in a turn of its own, to whoever listens by then. */
  emit(event: string, ...args: unknown[]): void {
    if (!this.has(event)) {
      return;
    }
    this.app.run(() =>
      deliver(() => {
        const listener = this.listenerByEvent.get(event) as ((...args: unknown[]) => void) | undefined;
        listener?.(...args);
      }),
    );
  }
}

/** Thrown by `on` and `off`; its code is a string there. */
function parameterError(): Error {
  return Object.assign(new Error('Parameter error'), { code: String(PARAMETER_ERROR) });
}
