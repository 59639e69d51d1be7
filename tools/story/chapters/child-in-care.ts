import { applicationRoutes, childrenListRoutes, evidenceRoutes, offerRoutes } from '@contract';
import { until } from '../until';
import type { Story } from '../story-so-far';
import { declineByTelephone } from './answers';
import { promiseDraws, reallocate, showWaiting } from './reallocation';
import { findHome, preferencesFor, sayReceipt } from './sending';

/** A child in care arrives after offer day, and comes first on the list; a second reallocation gives the next place. */
export async function childInCare(story: Story): Promise<void> {
  const { tell, round } = story;
  tell.chapter('A child in care arrives after offer day');
  const victor = story.enter('victor-osei');
  const child = { firstNames: 'Kai', lastName: 'Brandt', dateOfBirth: '2016-02-11' };
  const school = 'alderbrook';
  const begun = await victor.ask(applicationRoutes.start, {
    body: { round: round.id, child, relationship: 'other', corporateParent: round.authority },
  });
  const params = { application: begun.id };
  const home = await findHome(victor, story.family('aisha-khan').home, 'neighbour');
  const values = [
    { answer: 'home', value: home },
    { answer: 'preferences', value: preferencesFor(story, [school]) },
    { answer: 'claims', value: [{ kind: 'care', status: 'looked-after' }] },
  ] as const;
  for (const answer of values) {
    const revision = begun.revisions[answer.answer] ?? 0;
    await victor.ask(applicationRoutes.save, { params, body: { ...answer, revision } as never });
  }
  const { revision } = await victor.ask(applicationRoutes.read, { params });
  const { version: declaration } = await victor.ask(applicationRoutes.declaration, {});
  const because = 'The child came into our care and to this town in March.';
  const receipt = await victor.ask(applicationRoutes.submitLate, { params, body: { revision, declaration, because } });
  tell.says(
    `He applies for ${child.firstNames} as the authority that looks after the child, for ${story.intake(school).name} alone.`,
  );
  tell.shows([sayReceipt(receipt)]);
  story.saw({ what: 'receipt', child: child.firstNames, receipt });
  const text = `first names,last name,date of birth,care\n${child.firstNames},${child.lastName},${child.dateOfBirth},looked-after\n`;
  await victor.ask(
    childrenListRoutes.receive,
    { params: { round: round.id, kind: 'looked-after' } },
    { name: 'in-care-march.csv', type: 'text/csv', bytes: new Uint8Array(Buffer.from(text)) },
  );
  await settle(story, school);
  await declineByTelephone(story, school, 1);
  await reallocate(story);
  const { items } = await story
    .person('ruth-harper')
    .ask(offerRoutes.list, { params: { round: round.id }, query: { child: begun.child, limit: 10 } });
  const [line] = items;
  story.saw({ what: 'place', when: 'after-second-places', child: child.firstNames, school: line?.school ?? null });
  tell.says(
    line === undefined
      ? `${child.firstNames} has no place yet.`
      : `${line.childName} is offered ${story.called(line.intake)}.`,
  );
  await showWaiting(story, 'aisha-khan', 'after-second-places');
}

/** What must be so before the child can be ranked: the distance measured, the lists ranked again. */
async function settle(story: Story, school: string): Promise<void> {
  const { tell, round } = story;
  await promiseDraws(story);
  const ruth = story.person('ruth-harper');
  const { id: intake } = story.intake(school);
  const params = { round: round.id };
  await ruth.ask(evidenceRoutes.measure, { params });
  await until(
    'Measuring the new child',
    () => ruth.ask(evidenceRoutes.measuring, { params }),
    ({ state }) => state === 'done' || state === 'failed',
  );
  const because = 'A child in care has joined the list of Alderbrook.';
  const asked = await ruth.ask(offerRoutes.rerank, { params, body: { because } });
  tell.says('She has the waiting lists ranked again.');
  const list = await until(
    'The new waiting list',
    () => ruth.ask(offerRoutes.waitingList, { params: { intake }, query: { limit: 3 } }),
    ({ list: { run } }) => run === asked.run,
    600,
  );
  story.saw({ what: 'waiting-list', school, list });
  tell.shows(
    list.items.map(
      ({ position, childName, category, before }) =>
        `${String(position)}. ${childName}, ${category}${before === null ? ', new' : `, was ${String(before)}`}`,
    ),
  );
}
