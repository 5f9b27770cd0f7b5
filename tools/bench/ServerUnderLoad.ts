/** A server in a process of its own, as a benchmark commands it. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import type { Answer, Command, Usage } from './serverProcess.ts';

export class ServerUnderLoad {
  url = '';
  /** Of the QR code that the hub shows now. */
  secret = '';
  plainSecret = '';
  private lastId = 0;
  private readonly waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (answer: Answer) => {
      const asked = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (answer.error === undefined) asked?.resolve(answer);
      else asked?.reject(new Error(answer.error));
    });
    child.on('exit', (code) => {
      for (const asked of this.waiting.values()) asked.reject(new Error(`The server's process ended with ${code}.`));
      this.waiting.clear();
    });
  }

  static async start(kind: 'hub' | 'baseline'): Promise<ServerUnderLoad> {
    const child = fork(path.join(projectRoot, 'tools/bench/serverProcess.ts'), [], {
      cwd: projectRoot,
      execArgv: ['--import', 'tsx', '--expose-gc'],
    });
    const server = new ServerUnderLoad(child);
    await new Promise<Answer>((resolve, reject) => server.waiting.set(0, { resolve, reject }));
    await server.command('start', kind);
    return server;
  }

  async command(what: Command['what'], value = ''): Promise<Answer> {
    this.lastId += 1;
    const command: Command = { id: this.lastId, what, value };
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.waiting.set(command.id, { resolve, reject });
      this.child.send(command);
    });
    this.url = answer.url ?? this.url;
    this.secret = answer.secret ?? this.secret;
    this.plainSecret = answer.plainSecret ?? this.plainSecret;
    return answer;
  }

  async usage(): Promise<Usage> {
    const { usage } = await this.command('usage');
    if (usage === undefined) throw new Error('The server did not tell what it uses.');
    return usage;
  }

  async stop(): Promise<void> {
    await this.command('stop');
  }
}
