/** Ports for servers whose API cannot be given port 0 and asked back. */
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections (Linux begins at 32,768, others at 49,152): one of those can
 * be a connection's own before the server that it was found for starts, or starts again.
 */
const FIRST_PORT = 20_000;
const PORT_COUNT = 12_000;
const ATTEMPTS = 50;

/**
 * A TCP port that was free a moment ago, on all addresses. Drawn at random, so that processes that look at the same time
 * hardly ever find the same one.
 *
 * @throws Error when none of many was free
 */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORT_COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`None of ${ATTEMPTS} ports tried between ${FIRST_PORT} and ${FIRST_PORT + PORT_COUNT} is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
