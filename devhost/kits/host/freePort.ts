/** Ports for servers whose API cannot be given port 0 and asked back. */
import { createServer } from 'node:net';

/** A TCP port that was free a moment ago, on all addresses. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
