/** What was changed in a working copy, as git has it. */
import { execFileSync } from 'node:child_process';

export interface Changes {
  /** The commit that is compared with. */
  readonly base: string;
  /** Paths from the root, of files that differ from that commit, are new, or are gone. */
  readonly files: readonly string[];
}

const MAIN_BRANCHES = ['origin/HEAD', 'main', 'master'];

/**
 * Compares the working copy, with what is not committed, to the commit at which its branch left the main branch. On the
 * main branch that is its last commit.
 *
 * @throws Error when there is no repository
 */
export function readChanges(root: string): Changes {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const isThere = (branch: string): boolean => {
    try {
      return git('rev-parse', '--verify', '--quiet', branch) !== '';
    } catch {
      return false;
    }
  };
  try {
    const main = MAIN_BRANCHES.find(isThere) ?? 'HEAD';
    const base = git('merge-base', 'HEAD', main).trim();
    const differing = git('diff', '--name-only', '--no-renames', '-z', '--relative', base);
    const untracked = git('ls-files', '--others', '--exclude-standard', '-z');
    const files = new Set(`${differing}${untracked}`.split('\0').filter((file) => file !== ''));
    return { base, files: [...files].sort() };
  } catch (error) {
    throw new Error(`--changed asks git, which failed: ${(error as Error).message.split('\n')[0]}`);
  }
}
