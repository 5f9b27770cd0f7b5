/** SHA-256 by Node, for hubs that run without the platform's kits. */
import { createHash } from 'node:crypto';
import type { Hasher } from '@hearth/common';

export const nodeHasher: Hasher = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  begin: () => {
    const hash = createHash('sha256');
    return {
      update: (bytes) => {
        hash.update(bytes);
      },
      finish: () => hash.digest('hex'),
    };
  },
};
