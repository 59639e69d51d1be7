import { Command, InvalidArgumentError } from 'commander';
import { realCommand } from '../real/real-command';
import type { ExitCode, Terminal } from './terminal';

type Ended = (code: ExitCode) => void;

/** What every command that writes a folder is told. */
export interface Writing {
  readonly out: string;
  readonly force?: true;
  readonly json?: true;
}

/**
 * The commands, their arguments and their help. Each loads its own work only when it is called, so that help is quick.
 */
export function fairplaceProgram(terminal: Terminal, ended: Ended): Command {
  const program = new Command('fairplace')
    .description('Open school admissions: from a folder of plain files to places, with a trail behind every decision.')
    .usage('COMMAND')
    .helpCommand(false)
    .option('--debug', 'show the details of a defect')
    .showHelpAfterError('Say --help after a command for how to use it.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => { terminal.say(text.trimEnd()); }, writeErr: (text) => { terminal.note(text.trimEnd()); } })
    .addHelpText('after', `\nExit codes: 0 done, 1 the answer is no, 2 bad input, 3 a defect of ours.\n${example('decide round/snapshot --out round/outcome')}`);
  policyCommands(program, terminal, ended);
  roundCommands(program, terminal, ended);
  readingCommands(program, terminal, ended);
  measuringCommands(program, terminal, ended);
  serviceCommands(program, terminal, ended);
  for (const command of allOf(program)) command.copyInheritedSettings(program).option('--debug', 'show the details of a defect');
  return program;
}

function allOf(command: Command): readonly Command[] {
  return command.commands.flatMap((one) => [one, ...allOf(one)]);
}

function example(line: string): string {
  return `\nFor example:\n  npm run -s fairplace -- ${line}`;
}

function policyCommands(program: Command, terminal: Terminal, ended: Ended): void {
  const policy = program.command('policy').description('read policy documents: lint, english, compare, schema');
  policy
    .command('lint')
    .description('check policies against the Admissions Code; exit 1 if any must be changed')
    .argument('<file...>', 'policy documents (YAML)')
    .option('--json', 'one line of JSON for each file')
    .addHelpText('after', example('policy lint config/policies/model/*.yaml'))
    .action(async (files: string[], options: { json?: true }) => {
      ended((await import('./policy-lint.js')).policyLint(files, options, terminal));
    });
  policy
    .command('english')
    .description('read policies aloud in plain English')
    .argument('<file...>', 'policy documents (YAML)')
    .option('--table', 'as the table of criteria that an authority publishes')
    .option('--json', 'one line of JSON for each file')
    .addHelpText('after', example('policy english config/policies/model/community-primary.yaml'))
    .action(async (files: string[], options: { table?: true; json?: true }) => {
      ended((await import('./policy-english.js')).policyEnglish(files, options, terminal));
    });
  policy
    .command('compare')
    .description('say what differs between two versions; exit 1 if anything does')
    .argument('<before>', 'a policy document')
    .argument('<after>', 'a later version of it')
    .option('--json', 'as JSON')
    .addHelpText('after', example('policy compare 2027.yaml 2028.yaml'))
    .action(async (before: string, after: string, options: { json?: true }) => {
      ended((await import('./policy-compare.js')).policyCompare(before, after, options, terminal));
    });
  policy
    .command('schema')
    .description('print the JSON Schema of a policy document, for editors')
    .addHelpText('after', example('policy schema > policy.schema.json'))
    .action(async () => {
      ended((await import('./policy-schema.js')).policySchemaText(terminal));
    });
}

function roundCommands(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('town')
    .description('make a fictional authority as a folder of plain files')
    .requiredOption('--children <number>', 'how many families', wholeNumber)
    .requiredOption('--schools <number>', 'how many schools', wholeNumber)
    .requiredOption('--seed <number>', 'the same seed makes the same town', wholeNumber)
    .requiredOption('--out <folder>', 'where to write it')
    .option('--phase <phase>', 'secondary or primary', 'secondary')
    .option('--json', 'as JSON')
    .addHelpText('after', example('town --children 2000 --schools 15 --seed 1 --out town'))
    .action(async (options: Writing & { children: number; schools: number; seed: number; phase: string }) => {
      ended((await import('./town.js')).town(options, terminal));
    });
  writing(program.command('freeze'), 'SNAPSHOT')
    .description('turn a folder of plain files into a snapshot, measuring what is not measured')
    .argument('<folder>', 'plain files; docs/commands.md says which')
    .addHelpText('after', example('freeze town --out round/snapshot'))
    .action(async (folder: string, options: Writing) => {
      ended(await (await import('./freeze.js')).freeze(folder, options, terminal));
    });
  writing(program.command('decide'), 'OUTCOME')
    .description('decide a snapshot: every place, every list, every answer')
    .argument('<snapshot>', 'the folder of a snapshot')
    .addHelpText('after', example('decide round/snapshot --out round/outcome'))
    .action(async (snapshot: string, options: Writing) => {
      ended((await import('./decide.js')).decideSnapshot(snapshot, options, terminal));
    });
  realCommand(program, terminal, ended);
  program
    .command('demo')
    .description('make, freeze, decide and verify the demonstration town, and show it (npm start runs this)')
    .option('--folder <folder>', 'where to keep it', 'data/demo')
    .option('--json', 'as JSON')
    .addHelpText('after', example('demo'))
    .action(async (options: { folder: string; json?: true }) => {
      ended(await (await import('./demo.js')).demo(options, terminal));
    });
}

function readingCommands(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('verify')
    .description('check an outcome against its snapshot; exit 1 on any breach')
    .argument('<snapshot>', 'the folder of a snapshot')
    .argument('<outcome>', 'the folder of an outcome')
    .option('--json', 'as JSON')
    .addHelpText('after', example('verify round/snapshot round/outcome'))
    .action(async (snapshot: string, outcome: string, options: { json?: true }) => {
      ended((await import('./verify.js')).verifyOutcome(snapshot, outcome, options, terminal));
    });
  program
    .command('explain')
    .description('say in words why a child has the place they have, or how a school filled its places')
    .argument('<snapshot>', 'the folder of a snapshot')
    .argument('<outcome>', 'the folder of an outcome')
    .option('--child <id>', 'one child')
    .option('--school <id>', 'one school, or one of its intakes')
    .option('--json', 'as JSON')
    .addHelpText('after', example('explain round/snapshot round/outcome --child c-0042'))
    .action(async (snapshot: string, outcome: string, options: { child?: string; school?: string; json?: true }) => {
      ended((await import('./explain.js')).explain(snapshot, outcome, options, terminal));
    });
  program
    .command('compare')
    .description('compare the decision with the loop in which schools propose')
    .argument('<snapshot>', 'the folder of a snapshot')
    .option('--json', 'as JSON')
    .addHelpText('after', example('compare round/snapshot'))
    .action(async (snapshot: string, options: { json?: true }) => {
      ended((await import('./compare.js')).compare(snapshot, options, terminal));
    });
}

function measuringCommands(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('measure')
    .description('measure straight lines, and walks where there is a street network, from homes to schools')
    .requiredOption('--homes <file>', 'CSV: child,easting,northing')
    .requiredOption('--schools <file>', 'CSV: school,name,easting,northing or school,point,kind,easting,northing')
    .option('--network <file>', 'a street network: .json, .osm.pbf or .osm (or set ORS_URL)')
    .requiredOption('--out <file>', 'the CSV to write')
    .option('--force', 'replace the file')
    .option('--json', 'as JSON')
    .addHelpText('after', example('measure --homes homes.csv --schools schools.csv --network network.osm.pbf --out distances.csv'))
    .action(async (options: Writing & { homes: string; schools: string; network?: string }) => {
      ended(await (await import('./measure.js')).measure(options, terminal));
    });
  program
    .command('draw')
    .description('work out the values of a draw again, smallest first, as anyone can')
    .requiredOption('--seed <text>', 'the seed that was revealed')
    .requiredOption('--id <draw>', 'the draw, as the snapshot names it')
    .option('--vacancy <number>', 'which place it was, for a draw after offer day', wholeNumber)
    .option('--json', 'as JSON')
    .argument('<child...>', 'the children who took part')
    .addHelpText('after', example('draw --seed "12 34 56" --id oak-2028 c-0042 c-0107'))
    .action(async (children: string[], options: { seed: string; id: string; vacancy?: number; json?: true }) => {
      ended((await import('./draw.js')).draw(children, options, terminal));
    });
}

function serviceCommands(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('audit-check')
    .description('check that the audit of a service is whole; exit 1 if not, saying where it breaks')
    .option('--database <url>', 'its PostgreSQL database (or set DATABASE_URL; otherwise the embedded one in DATA_DIR)')
    .option('--head <head...>', 'heads that were kept elsewhere, POSITION:HASH each: nothing up to them may have changed')
    .option('--json', 'as JSON')
    .addHelpText('after', example('audit-check --database postgres://localhost/fairplace'))
    .action(async (options: { database?: string; head?: string[]; json?: true }) => {
      ended(await (await import('./audit-check.js')).auditCheck(options, terminal));
    });
}

function writing(command: Command, what: string): Command {
  return command
    .requiredOption(`--out <${what}>`, 'the folder to write')
    .option('--force', 'replace an earlier one')
    .option('--json', 'as JSON');
}

function wholeNumber(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A whole number, 0 or more, is needed.');
}
