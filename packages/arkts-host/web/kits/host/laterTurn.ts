/** Turns of the event loop: those of messages, since timers of pages wait for four milliseconds and longer. */
const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()?.();

/** Resolves in a later turn of the event loop, as work done on another thread would. */
export function laterTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });
}
