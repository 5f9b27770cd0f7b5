/** `npm run chat`; see chat/program.ts. */
import { readChatOptions } from './chat/options.ts';
import { runProgram } from './program.ts';

await runProgram('tools/chat/program.ts', readChatOptions);
