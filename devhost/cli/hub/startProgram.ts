/** `npm start`: the hub, with a word on how to join it. */
import { DEFAULT_PORT, readHubOptions } from './options.ts';
import { runHub } from './program.ts';

export async function main(args: string[]): Promise<number> {
  const options = readHubOptions(args);
  const url = options.port === DEFAULT_PORT ? '' : ` --url ws://127.0.0.1:${options.port}/`;
  return runHub(options, [`To chat, in another terminal: npm run chat -- --name NAME${url}`]);
}
