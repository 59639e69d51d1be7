import { spawnSync } from 'node:child_process';
import Table from 'cli-table3';
import { boroughWalks } from './borough-walks';
import { type Figure, isKept } from './figure';
import { roundFigures } from './round-figures';

const rounds = [
  { name: 'borough', children: 4_000, schools: 20, seed: 1 },
  { name: 'authority', children: 20_000, schools: 120, seed: 1 },
  { name: 'England', children: 600_000, schools: 3_400, seed: 1 },
];

/** Benchmarks of the service as it runs, each a program of its own: Nest needs what a bundle leaves out. */
const programs = new Map([
  ['service', 'tools/bench/service/service-figures.ts'],
  ['offer-day', 'tools/bench/service/offer-day-figures.ts'],
  ['portal', 'tools/bench/service/portal-figures.ts'],
]);

/**
 * `npm run bench`: how long a round takes beside the bare kernel in the same process, as ratios; `npm run bench -- service`:
 * how long the service takes beside a plain COPY and a bare route; `npm run bench -- offer-day`: how many families it serves
 * at once; `npm run bench -- portal`: what a first load weighs.
 *
 * Each instance runs in a process of its own, so that its peak memory is its own. Nothing here is a timed test: machines
 * differ, ratios differ less.
 */
async function main(args: readonly string[]): Promise<void> {
  const program = programs.get(args[0] ?? '');
  if (program !== undefined) {
    show(figuresOf(['--require', './test/support/run-sources.cjs', program, ...args.slice(1)], args[0] ?? ''), args);
    return;
  }
  const one = args[args.indexOf('--instance') + 1];
  if (args.includes('--instance')) {
    const shape = rounds.find((round) => round.name === one);
    const figures = shape === undefined ? await boroughWalks() : roundFigures(shape);
    for (const figure of figures) console.log(JSON.stringify(figure));
    return;
  }
  const figures = [...rounds.map((round) => round.name), 'walks'].flatMap(measured);
  show([...figures, ...growth(figures)], args);
}

/** Prints figures as a table, or with `--json` a line each. */
function show(figures: readonly Figure[], args: readonly string[]): void {
  if (args.includes('--json')) for (const figure of figures) console.log(JSON.stringify(figure));
  else console.log(tableOf(figures));
}

/** Runs one instance in a process of its own. */
function measured(instance: string): readonly Figure[] {
  if (process.stderr.isTTY) console.error(`${instance} ...`);
  return figuresOf([...process.execArgv, process.argv[1] ?? '', '--instance', instance], instance);
}

/** The figures that a program of ours prints, a line of JSON each. */
function figuresOf(program: readonly string[], name: string): readonly Figure[] {
  const [node = 'node'] = process.argv;
  const child = spawnSync(node, program, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 });
  if (child.status !== 0) throw new Error(`The benchmark ${name} did not finish.`);
  return child.stdout
    .split('\n')
    .filter((line) => line.startsWith('{"name":'))
    .map((line) => JSON.parse(line) as Figure);
}

/** How the cost of one preference grows from a borough to the nation. */
function growth(figures: readonly Figure[]): readonly Figure[] {
  const cost = (instance: string): number => figures.find((figure) => figure.instance === instance && figure.name === 'decide per preference')?.value ?? Number.NaN;
  return [{ name: 'cost per preference against a borough', instance: 'England', value: cost('England') / cost('borough'), unit: 'times', limit: 1.5 }];
}

function tableOf(figures: readonly Figure[]): string {
  const table = new Table({ head: ['instance', 'figure', 'value', 'unit', 'limit', ''], style: { head: [], border: [] }, colAligns: ['left', 'left', 'right', 'left', 'right', 'left'] });
  for (const figure of figures) {
    const { instance, name, value, unit, limit, least } = figure;
    const kept = isKept(figure);
    const bound = limit !== undefined ? `at most ${String(limit)}` : least !== undefined ? `at least ${String(least)}` : '';
    table.push([instance, name, rounded(value), unit, bound, kept === undefined ? '' : kept ? 'kept' : 'NOT KEPT']);
  }
  return table.toString();
}

function rounded(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-GB') : value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

void main(process.argv.slice(2));
