import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction, createContext, Script } from 'node:vm';
import type { Outcome, Snapshot } from '@allocation';
import { build, type Plugin } from 'esbuild';

const root = join(__dirname, '..', '..');

/** How long one decision of a small round may take before the mutant counts as hanging. */
const patience = 5_000;

/** One wrong step put into the engine: the text of one file replaced. */
export interface Mutant {
  readonly name: string;
  /** The file, from the root of the project. */
  readonly file: string;
  /** Text that stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** What the mistake would mean for a child or a school. */
  readonly why: string;
}

export type Decide = (snapshot: Snapshot) => Outcome;

/** The file with the mistake in it; fails where the text to replace does not stand there exactly once. */
export function mutatedText({ name, file, find, replace }: Mutant): string {
  const pieces = readFileSync(join(root, file), 'utf8').split(find);
  if (pieces.length !== 2) {
    throw new Error(`Mutant "${name}": the text to replace stands ${String(pieces.length - 1)} times in ${file}; it must stand there once. Mend the mutant to fit the file: ${find}`);
  }
  return pieces.join(replace);
}

/** The `decide` of the whole engine built with one mistake in it, or as it is; it stops by itself where it would hang. */
export async function engineWith(mutant: Mutant | undefined): Promise<Decide> {
  const built = await build({
    entryPoints: [join(root, 'libs/allocation/src/index.ts')],
    tsconfig: join(root, 'tsconfig.json'),
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
    plugins: mutant === undefined ? [] : [mistake(mutant)],
  });
  const [bundle] = built.outputFiles;
  if (bundle === undefined) throw new Error('The engine could not be built.');
  return loaded(bundle.text);
}

function mistake(mutant: Mutant): Plugin {
  const contents = mutatedText(mutant);
  const path = join(root, mutant.file);
  return {
    name: 'mistake',
    setup: (building) => {
      building.onLoad({ filter: /\.ts$/ }, (asked) => (asked.path === path ? { contents, loader: 'ts' } : undefined));
    },
  };
}

/** Runs the bundle as a module of its own and hands out its `decide`, each call with a limit on its time. */
function loaded(code: string): Decide {
  const module: { exports: { decide?: Decide } } = { exports: {} };
  const load = compileFunction(code, ['module', 'exports', 'require']) as (one: typeof module, exports: typeof module.exports, find: NodeJS.Require) => void;
  load(module, module.exports, require);
  const { decide } = module.exports;
  if (decide === undefined) throw new Error('The engine that was built has no decide.');
  const call = new Script('decided = decide(snapshot);');
  return (snapshot) => {
    const context: { decide: Decide; snapshot: Snapshot; decided?: Outcome } = { decide, snapshot };
    call.runInContext(createContext(context), { timeout: patience });
    if (context.decided === undefined) throw new Error('The mutant decided nothing.');
    return context.decided;
  };
}
