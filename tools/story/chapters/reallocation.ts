import { allocationRoutes, offerRoutes } from '@contract';
import type { Story } from '../story-so-far';
import { childrenOf, offerOf, sayOffer } from './offer-day';
import { decided, sayFigures } from './run-round';

/** Places that came free go to the waiting lists, by the same path as on offer day. */
export async function firstReallocation(story: Story): Promise<void> {
  const { tell } = story;
  tell.chapter('Places that came free');
  await reallocate(story);
  if (story.noted.has('late child')) await showLateChild(story);
  await showWaiting(story, 'aisha-khan');
}

/** Promises fresh draws, prepares, decides, verifies, and lets a second officer release. */
export async function reallocate(story: Story): Promise<void> {
  const { tell, round } = story;
  const ruth = story.enter('ruth-harper');
  const params = { round: round.id };
  tell.shows(await sayVacancies(story));
  for (const { id } of story.intakes.values()) {
    const body = { kind: 'after-offer-day' as const, supervisor: 'Daniel Osei, auditor' };
    await ruth.ask(allocationRoutes.promiseDraw, { params: { intake: id }, body });
  }
  tell.says('She promises a fresh draw for each school, and prepares the run that fills them.');
  const run = await decided(ruth, (await ruth.ask(offerRoutes.reallocate, { params, body: {} })).id);
  tell.shows(sayFigures(run).slice(0, 1));
  const imran = story.enter('imran-shah');
  const released = await imran.ask(allocationRoutes.release, { params: { run: run.id } });
  tell.says(`He releases run ${String(released.number)}.`);
  story.note('last run', run.id);
}

/** The schools with places free or over the number, and how many wait. */
async function sayVacancies(story: Story): Promise<string[]> {
  const params = { round: story.round.id };
  const { items } = await story.person('ruth-harper').ask(offerRoutes.vacancies, { params });
  const free = items.filter(({ free: places, waiting }) => places > 0 && waiting > 0);
  if (free.length === 0) return ['No school has a place free for which a child waits.'];
  return free.map(
    ({ intake, free: places, waiting }) =>
      `${story.called(intake)}: ${String(places)} free, ${String(waiting)} children wait.`,
  );
}

async function showLateChild(story: Story): Promise<void> {
  const ruth = story.enter('ruth-harper');
  const query = { child: story.recall('late child'), limit: 10 };
  const { items } = await ruth.ask(offerRoutes.list, { params: { round: story.round.id }, query });
  const [line] = items;
  story.tell.says(
    line === undefined
      ? 'The late child has no place yet and waits.'
      : `The late child, ${line.childName}, is offered ${story.called(line.intake)}: nobody who waited stood higher.`,
  );
}

/** How a family's places on the waiting lists have moved, and why. */
export async function showWaiting(story: Story, parent: string): Promise<void> {
  if (!story.has(parent)) return;
  const person = story.enter(parent);
  for (const { child } of await childrenOf(story, parent)) {
    const mine = await offerOf(story, parent, child);
    story.tell.shows(sayOffer(mine, story).slice(0, 1));
    for (const { intake } of mine.preferences.filter(({ waiting }) => waiting?.state === 'waiting').slice(0, 1)) {
      const { items } = await person.ask(offerRoutes.waitingSteps, { params: { child, intake } });
      story.tell.shows(
        items
          .slice(0, 3)
          .map(
            ({ version, position, of, says }) =>
              `${story.called(intake)}, list ${String(version)}: ${String(position)} of ${String(of)}. ${says}`,
          ),
      );
    }
  }
}
