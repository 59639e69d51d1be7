import { applicationRoutes, childrenListRoutes, evidenceRoutes } from '@contract';
import { measure } from './chapters/measure';
import { ownList } from './chapters/own-list';
import { townIn } from './open-service';
import { Person, SaidNo } from './service';
import { Story } from './story-so-far';
import type { Teller } from './tell';

const silent: Teller = {
  chapter: () => undefined,
  scene: () => undefined,
  says: () => undefined,
  shows: () => undefined,
};

/**
 * Waits until the town of a service is in, and settles all that keeps its round from being run, without much looking: what is
 * still claimed is refused, what is contested goes to whoever applied first. Tells nobody; gives back the round.
 */
export async function readyToRun(address: string, say: (sentence: string) => void): Promise<string> {
  const state = await townIn(new Person(address), address, say);
  const story = await Story.open(address, silent, state);
  say('Applications close. Lists and claims are settled.');
  if (state.round?.step === 'applying') await story.moveClock('after-closing');
  await settleLines(story.person('joanna-fields'), story.round.id, 'ehc-plans');
  await settleLines(story.person('victor-osei'), story.round.id, 'looked-after');
  const ruth = story.person('ruth-harper');
  await settleConflicts(ruth, story.round.id);
  await refuseClaims(ruth, story.round.id);
  say('Distances are measured.');
  await measure(story);
  await ownList(story);
  return story.round.id;
}

async function settleLines(person: Person, round: string, kind: 'ehc-plans' | 'looked-after'): Promise<void> {
  const query = { state: 'to-decide' as const, limit: 500 };
  const { items } = await person.ask(childrenListRoutes.lines, { params: { round, kind }, query });
  const body = { child: null, reason: 'No child of this name lives here.' };
  for (const { id } of items) await person.ask(childrenListRoutes.decide, { params: { line: id }, body });
}

async function settleConflicts(officer: Person, round: string): Promise<void> {
  const { items } = await officer.ask(applicationRoutes.conflicts, { query: { round, limit: 500 } });
  const body = { outcome: 'first', basis: 'court-order', reason: 'The court decided.' } as const;
  for (const { id } of items) await officer.ask(applicationRoutes.resolveConflict, { params: { conflict: id }, body });
}

/** Claims may be answered by many; each answer takes it off the list, so the first page is asked for again. */
async function refuseClaims(officer: Person, round: string): Promise<void> {
  const query = { state: 'waiting' as const, limit: 500 };
  for (;;) {
    const { items } = await officer.ask(evidenceRoutes.claims, { params: { round }, query });
    if (items.length === 0) return;
    for (const { claim } of items) await refuse(officer, claim);
  }
}

/** Refuses a claim, and what was sent for it: the service names the files that need an answer of their own. */
async function refuse(officer: Person, claim: string): Promise<void> {
  const found = { outcome: 'refused', reason: 'It does not show what is claimed.' } as const;
  const record = (items: readonly string[]): Promise<unknown> =>
    officer.ask(evidenceRoutes.record, {
      params: { claim },
      body: { ...found, ...(items.length === 0 ? {} : { items: items.map((item) => ({ item, ...found })) }) },
    });
  try {
    await record([]);
  } catch (error) {
    if (!(error instanceof SaidNo) || error.problem.fields === undefined) throw error;
    await record(error.problem.fields.map(({ field }) => field));
  }
}
