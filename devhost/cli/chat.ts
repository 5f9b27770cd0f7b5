/** `npm run chat`; see chat/program.ts. */
import { readChatOptions } from './chat/options.ts';
import { runProgram } from './program.ts';

await runProgram('devhost/cli/chat/program.ts', readChatOptions);
