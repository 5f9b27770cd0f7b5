/** A process of `npm run check`: checks one share of the modules, and tells of its declarations and its findings. */
import type { Finding } from './finding.ts';
import { type CheckOptions, checkShare } from './index.ts';

export interface Share {
  readonly share: Parameters<typeof checkShare>[0];
  readonly options: CheckOptions;
}

/** One of both. */
export interface ShareMessage {
  readonly declarations?: readonly string[];
  readonly findings?: readonly Finding[];
}

const tell = (message: ShareMessage) => process.send?.(message);
const { share, options } = JSON.parse(process.argv[2] ?? '') as Share;
tell({ findings: checkShare(share, options, (declarations) => tell({ declarations })) });
process.disconnect();
