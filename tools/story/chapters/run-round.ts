import { allocationRoutes, type Run } from '@contract';
import { dayOf, sayDayAndYear, timeOf } from '@kernel';
import type { z } from 'zod';
import type { Person } from '../service';
import type { Story } from '../story-so-far';
import { until } from '../until';

type RunShown = z.output<typeof Run>;

/** The run: rehearsed, prepared, decided, verified, and released by a second officer. */
export async function runRound(story: Story): Promise<void> {
  const { tell, round } = story;
  tell.chapter('The run');
  const ruth = story.enter('ruth-harper');
  const params = { round: round.id };
  const dry = await ruth.ask(allocationRoutes.prepare, { params, body: { dry: true } });
  tell.says('She rehearses it first: a dry run, which nobody is told of.');
  tell.shows(sayFigures(await decided(ruth, dry.id)));
  const prepared = await ruth.ask(allocationRoutes.prepare, { params, body: { dry: false } });
  tell.says(
    `She prepares the run: everything it may look at is frozen under one digest, ${prepared.snapshot.slice(0, 16)}….`,
  );
  tell.says('It is decided and verified, and for each refusal it is worked out what would have changed it. That takes longest.');
  const run = await decided(ruth, prepared.id);
  tell.shows([
    ...sayFigures(run),
    `Outcome ${run.outcome?.slice(0, 16) ?? ''}…`,
    `Verified by ${String(run.verification?.properties.length ?? 0)} properties: ${run.verification?.holds === true ? 'all hold' : 'not all hold'}.`,
  ]);
  const says = await ruth.refused(allocationRoutes.release, { params: { run: run.id } });
  story.saw({ what: 'refusal', who: 'ruth-harper', to: 'release her own run', says });
  tell.says(`She tries to release it herself: "${says}"`);
  const imran = story.enter('imran-shah');
  const released = await imran.ask(allocationRoutes.release, { params: { run: run.id } });
  tell.says('He looks at it and releases it. Everything was gathered again and found to be the same.');
  tell.says(`Families see their offers from ${sayMoment(released.visibleFrom)} on.`);
  story.saw({ what: 'run', run: released });
  story.note('run', run.id);
}

function sayMoment(instant: string | null): string {
  if (instant === null) return 'a moment that is not set';
  const at = new Date(instant);
  return `${sayDayAndYear(dayOf(at))}, ${timeOf(at)}`;
}

/** Waits until a run has been decided, verified and explained. */
export async function decided(officer: Person, run: string): Promise<RunShown> {
  const params = { run };
  const shown = await until(
    'Deciding the run',
    () => officer.ask(allocationRoutes.show, { params }),
    ({ state, explained, dry }) => (state === 'verified' && (explained || dry)) || state === 'breached',
    3600,
  );
  if (shown.state === 'breached') throw new Error('The verifier found a breach.');
  return shown;
}

/** How many were placed, and how. */
export function sayFigures({ figures }: RunShown): string[] {
  if (figures === null) return [];
  const { children, preferences, placed, firstPreference } = figures;
  const of = (count: number): string => `${String(count)} (${((100 * count) / children).toFixed(1)}%)`;
  return [
    `${String(children)} children, ${String(preferences)} preferences, ${String(figures.intakes)} schools.`,
    `First wish: ${of(firstPreference)}. Another wish: ${of(placed.preference - firstPreference)}.`,
    `By EHC plan: ${of(placed.held)}. By the fallback: ${of(placed.fallback)}. Over the number: ${String(placed['over-number'])}. Without a place: ${String(placed.none)}.`,
  ];
}
