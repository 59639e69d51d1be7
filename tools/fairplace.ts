/** The commands: `npm run -s fairplace -- COMMAND`. */
import { runFairplace } from './commands/run-fairplace';
import { processTerminal } from './commands/terminal';

void runFairplace(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
