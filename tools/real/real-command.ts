import { InvalidArgumentError, type Command } from 'commander';
import type { ExitCode, Terminal } from '../commands/terminal';

/** The real rounds that can be replayed. */
const places = ['rutland', 'barking-and-dagenham', 'brighton', 'england'];

/** The command `real`: replays a real round from published data. */
export function realCommand(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  program
    .command('real')
    .description('replay a real round from published data: make it as plain files, freeze, decide, verify and show it')
    .argument('<place>', places.join(', '))
    .requiredOption('--data <folder>', 'the published data; docs/real-rounds.md says which files')
    .requiredOption('--out <folder>', 'a new folder to write')
    .option('--seed <number>', 'the same seed makes the same families', wholeNumber, 1)
    .option('--draws <number>', 'brighton: how many draws to decide', wholeNumber, 200)
    .option('--children <number>', 'england: how many children', wholeNumber, 600_000)
    .option('--schools <number>', 'england: how many schools', wholeNumber, 3_400)
    .option('--json', 'as JSON, one line for each round')
    .addHelpText('after', '\nFor example:\n  npm run -s fairplace -- real rutland --data ../shared/data --out data/rutland')
    .action(async (place: string, options: { data: string; out: string; seed: number; draws: number; children: number; schools: number; json?: true }) => {
      ended(await (await import('./real.js')).real(place, options, terminal));
    });
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('A whole number, 1 or more, is needed.');
}
