import { allocationRoutes, offerRoutes } from '@contract';
import type { Story } from '../story-so-far';
import type { OfferMoment } from '../seen';
import { until } from '../until';
import { childrenOf, sayOffer, seeOffer } from './offer-day';
import { decided } from './run-round';

/** Places that came free go to the waiting lists, by the same path as on offer day. */
export async function firstReallocation(story: Story): Promise<void> {
  const { tell } = story;
  tell.chapter('Places that came free');
  await promiseDraws(story);
  await reallocate(story);
  if (story.noted.has('late child')) await showLateChild(story);
  await showWaiting(story, 'aisha-khan', 'after-first-places');
}

/** Promises a fresh draw for each school, in front of somebody who is not of the office. */
export async function promiseDraws(story: Story): Promise<void> {
  const ruth = story.enter('ruth-harper');
  const body = { kind: 'after-offer-day' as const, supervisor: 'Daniel Osei, auditor' };
  for (const { id } of story.intakes.values()) {
    await ruth.ask(allocationRoutes.promiseDraw, { params: { intake: id }, body });
  }
  story.tell.says('She promises a fresh draw for each school (1.35).');
}

/** Prepares the run that fills the places that are free, has it decided and verified, and a second officer release it. */
export async function reallocate(story: Story): Promise<void> {
  const { tell, round } = story;
  const ruth = story.person('ruth-harper');
  tell.shows(await sayVacancies(story));
  tell.says('She prepares the run that fills them.');
  const run = await decided(ruth, (await ruth.ask(offerRoutes.reallocate, { params: { round: round.id }, body: {} })).id);
  const imran = story.enter('imran-shah');
  const released = await imran.ask(allocationRoutes.release, { params: { run: run.id } });
  tell.says('He releases it. What it gives is offered at once.');
  story.saw({ what: 'run', run: released });
  await offered(story, run.id);
  tell.says('The places after it:');
  tell.shows(await sayVacancies(story));
}

/** Waits until what a run gives has been offered: then each school's new waiting list is published. */
async function offered(story: Story, run: string): Promise<void> {
  const [intake] = story.intakes.values();
  if (intake === undefined) return;
  const asked = { params: { intake: intake.id }, query: { limit: 1 } };
  await until(
    'Offering the places',
    () => story.person('ruth-harper').ask(offerRoutes.waitingList, asked),
    ({ list }) => list.run === run,
  );
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
  const school = line?.school ?? null;
  story.saw({ what: 'place', when: 'after-first-places', child: 'Rosa', school });
  story.tell.says(
    line === undefined
      ? 'The late child has no place yet and waits.'
      : `The late child, ${line.childName}, is offered ${story.called(line.intake)}: nobody who waited stood higher.`,
  );
}

/** How a family's places on the waiting lists have moved, and why. */
export async function showWaiting(story: Story, parent: string, when: OfferMoment): Promise<void> {
  if (!story.has(parent)) return;
  const person = story.enter(parent);
  for (const own of await childrenOf(story, parent)) {
    const { child } = own;
    const mine = await seeOffer(story, parent, own, when);
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
