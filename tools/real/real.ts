import { refuse } from '@kernel';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode, Terminal } from '../commands/terminal';
import { boroughReplay } from './barking-and-dagenham';
import { areaOf, brightonReplay } from './brighton';
import { compareBrighton } from './compare-brighton';
import { countByIntake, countPlaced } from './count-places';
import { manyDraws } from './many-draws';
import { runNation } from './run-nation';
import { runReplay, type Ran } from './run-replay';
import { rutlandReplay } from './rutland';
import { tellDraws } from './tell-draws';
import { sayUnreachable, tellDemand, tellReplay } from './tell';

/** What the command is told. */
export interface Asked {
  readonly data: string;
  readonly out: string;
  readonly seed: number;
  /** Only Brighton: how many draws. */
  readonly draws: number;
  /** Only England: how large. */
  readonly children: number;
  readonly schools: number;
  /** Says the figures as JSON, one line for each round. */
  readonly json?: true;
}

/** Replays a real round from published data: writes it as plain files, freezes, decides and verifies it, and shows it. */
export async function real(place: string, asked: Asked, terminal: Terminal): Promise<ExitCode> {
  const out = terminal.path(asked.out);
  if (existsSync(out) && readdirSync(out).length > 0) refuse({ file: asked.out, found: 'a folder that already holds something', allowed: 'give a new or an empty folder.' });
  const here = { ...asked, data: terminal.path(asked.data) };
  switch (place) {
    case 'rutland':
      return rutland(here, out, terminal);
    case 'barking-and-dagenham':
      return borough(here, out, terminal);
    case 'brighton':
      return brighton(here, out, terminal);
    case 'england':
      return runNation(here, out, terminal);
    default:
      return refuse({ found: `"${place}"`, allowed: 'allowed: rutland, barking-and-dagenham, brighton, england.' });
  }
}

async function rutland({ data, seed, out: asked, json }: Asked, out: string, terminal: Terminal): Promise<ExitCode> {
  let holds = true;
  for (const round of ['reception', 'year-7'] as const) {
    const made = await rutlandReplay(data, round, seed);
    const ran = await runReplay(made.replay, join(out, round), terminal);
    if (json === true) sayFigures({ ...figuresOf(ran), unreachable: made.unreachable.map(({ postcode }) => postcode) }, terminal);
    else {
      terminal.say(sayUnreachable(made));
      tellReplay(ran, join(asked, round), terminal);
    }
    holds &&= ran.verification.holds;
  }
  return holds ? 0 : 1;
}

async function borough({ data, seed, out: asked, json }: Asked, out: string, terminal: Terminal): Promise<ExitCode> {
  const made = boroughReplay(data, seed);
  const ran = await runReplay(made.replay, out, terminal);
  if (json === true) sayFigures({ ...figuresOf(ran), published: made.demand }, terminal);
  else {
    tellReplay(ran, asked, terminal);
    tellDemand(made, ran, terminal);
  }
  return ran.verification.holds ? 0 : 1;
}

async function brighton({ data, seed, draws, out: asked, json }: Asked, out: string, terminal: Terminal): Promise<ExitCode> {
  const replay = brightonReplay(data, seed);
  const ran = await runReplay(replay, out, terminal);
  if (json !== true) tellReplay(ran, asked, terminal);
  const bar = terminal.progress('Drawing', draws);
  const many = manyDraws(replay, ran.parts, draws, areaOf, () => {
    bar.add(1);
  });
  bar.done();
  const comparison = compareBrighton(data, many);
  if (json === true) sayFigures({ ...figuresOf(ran), draws, verified: many.verified, firstPlaced: many.firstPlaced, byFallback: many.byFallback, schools: comparison.rows, areas: comparison.areas }, terminal);
  else tellDraws(comparison, terminal);
  return ran.verification.holds && many.verified === draws ? 0 : 1;
}

/** What a program wants to know of a replay that was run. */
function figuresOf({ replay, snapshot, outcome, digest, verification }: Ran): object {
  const counts = countByIntake(snapshot, outcome);
  return {
    round: replay.id,
    snapshot: snapshot.digest,
    outcome: digest,
    holds: verification.holds,
    placed: countPlaced(snapshot, outcome),
    intakes: snapshot.intakes.map(({ id, places }, at) => ({ id, places, ...counts[at] })),
  };
}

function sayFigures(figures: object, terminal: Terminal): void {
  terminal.say(JSON.stringify(figures));
}
