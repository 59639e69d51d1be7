import { type AnswerOf, offerRoutes } from '@contract';
import { childrenOf, offerOf, parents } from './offer-day';
import type { Story } from '../story-so-far';

type Line = AnswerOf<typeof offerRoutes.list>['items'][number];

/** Families answer; some ring; the day passes, and those who did not answer are asked again. */
export async function answers(story: Story): Promise<void> {
  const { tell } = story;
  tell.chapter('Answers');
  await family(story, 'aisha-khan', 'accept');
  await family(story, 'tom-walker', 'accept');
  await family(story, 'maria-nowak', 'accept');
  await family(story, 'samuel-okafor', 'accept');
  await family(story, 'leila-haddad', 'accept');
  await family(story, 'grace-lewis', 'decline');
  await declineByTelephone(story, 'alderbrook', 2);
  await story.moveClock('after-answers');
  const ruth = story.enter('ruth-harper');
  const query = { unanswered: 'overdue' as const, limit: 500 };
  const { items, next } = await ruth.ask(offerRoutes.list, { params: { round: story.round.id }, query });
  story.saw({ what: 'unanswered', families: items.length });
  const many = next === null ? String(items.length) : `More than ${String(items.length)}`;
  tell.says(`${many} families have not answered. They are asked again; nothing is taken from them yet.`);
}

async function family(story: Story, parent: string, answer: 'accept' | 'decline'): Promise<void> {
  if (!story.has(parent)) return;
  const person = story.enter(parent);
  for (const { child, firstNames } of await childrenOf(story, parent)) {
    const { offer } = await offerOf(story, parent, child);
    if (offer === null) continue;
    const params = { offer: offer.id };
    const first = await person.ask(offerRoutes.answer, { params, body: { answer } });
    const again = await person.ask(offerRoutes.answer, { params, body: { answer } });
    const same = again.receipt === first.receipt ? 'Sent twice, it is the same receipt.' : '';
    story.saw({ what: 'answer', who: parent, child: firstNames, first, again });
    story.tell.says(
      `${answer === 'accept' ? 'Accepts' : 'Declines'} ${offer.schoolName} for ${firstNames}. Receipt ${first.receipt}. ${same}`,
    );
  }
}

/** Families of a school ring the office and decline, so that places come free. */
export async function declineByTelephone(story: Story, school: string, count: number): Promise<void> {
  const ruth = story.enter('ruth-harper');
  const query = { school, limit: 500 };
  const { items } = await ruth.ask(offerRoutes.list, { params: { round: story.round.id }, query });
  const known = new Set([story.noted.get('late child')]);
  for (const parent of parents.filter((id) => story.has(id))) {
    for (const { child } of await childrenOf(story, parent)) known.add(child);
  }
  const others = items.filter((line) => isOrdinary(line) && isHeld(line) && !known.has(line.child));
  for (const line of others.slice(0, count)) {
    await ruth.ask(offerRoutes.answer, { params: { offer: line.id }, body: { answer: 'decline' } });
    story.saw({ what: 'declined-by-telephone', school, child: line.childName });
    story.tell.says(
      `The parents of ${line.childName} ring: they have moved away. She enters that they decline ${story.intake(school).name}.`,
    );
  }
}

function isHeld({ state }: Line): boolean {
  return state === 'offered' || state === 'accepted';
}

/** A place won in the ordinary way: those by plan, or of twins, stay as they are. */
function isOrdinary({ how }: Line): boolean {
  return how === 'preference';
}
