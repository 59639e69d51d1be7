import { type AnswerOf, applicationRoutes, offerRoutes } from '@contract';
import { dateOnly, sayDayAndYear } from '@kernel';
import type { Story } from '../story-so-far';
import { until } from '../until';

type MyOffer = AnswerOf<typeof offerRoutes.mine>;

/** The parents whose offers are looked at. */
const parents = ['aisha-khan', 'tom-walker', 'maria-nowak', 'samuel-okafor', 'grace-lewis', 'leila-haddad'];

const hows: Readonly<Record<NonNullable<MyOffer['offer']>['how'], string>> = {
  preference: 'by preference',
  fallback: 'by the scheme’s fallback',
  'over-number': 'over the number, with a twin',
  'ehc-plan': 'by an EHC plan',
  directed: 'directed',
  appeal: 'won on appeal',
  remedy: 'to put a mistake right',
};

/** Offer day: each family sees its offer, and why; the letter has come. */
export async function offerDay(story: Story): Promise<void> {
  const { tell } = story;
  tell.chapter('Offer day');
  const early = story.person('aisha-khan');
  const [child] = (await early.ask(applicationRoutes.children, {})).items;
  if (child !== undefined) {
    story.enter('aisha-khan');
    const says = await early.refused(offerRoutes.mine, { params: { child: child.id } });
    tell.says(`She looks a day early: "${says}"`);
  }
  await story.moveClock('offer-day');
  for (const parent of parents.filter((id) => story.has(id))) {
    story.enter(parent);
    for (const { child: of, firstNames } of await childrenOf(story, parent)) {
      tell.says(`For ${firstNames}:`);
      tell.shows(sayOffer(await offerOf(story, parent, of), story));
    }
  }
  await letterOf(story, 'aisha-khan');
}

/** The children of a parent, by the service's ids. */
export async function childrenOf(story: Story, parent: string): Promise<{ child: string; firstNames: string }[]> {
  const { items } = await story.person(parent).ask(applicationRoutes.children, {});
  const sent = items.filter(({ applications }) => applications.some(({ state }) => state !== 'draft'));
  return sent.map(({ id, firstNames }) => ({ child: id, firstNames }));
}

/** A child's offer, as soon as it is there. */
export async function offerOf(story: Story, parent: string, child: string): Promise<MyOffer> {
  return until(
    'The offer',
    () => story.person(parent).ask(offerRoutes.mine, { params: { child }, query: { round: story.round.id } }),
    () => true,
  );
}

/** An offer, the answers to the preferences above it, and the waiting lists. */
export function sayOffer({ offer, preferences }: MyOffer, story: Story): string[] {
  const first =
    offer === null
      ? 'No school could offer a place.'
      : `A place at ${offer.schoolName}, ${offer.choice === null ? '' : `choice ${String(offer.choice)}, `}${hows[offer.how]}. Answer by ${day(offer.answerBy)}.`;
  const refused = preferences.filter(({ waiting, appeal }) => waiting !== null || appeal !== null);
  return [
    first,
    ...refused.flatMap(({ rank, intake, says, wouldHaveChanged, waiting, appeal }) => [
      `Choice ${String(rank)}, ${story.called(intake)}: ${says.join(' ')}`,
      ...(wouldHaveChanged ?? []).slice(0, 1).map((what) => `  ${what}`),
      ...(typeof waiting?.position === 'number'
        ? [
            `  On the waiting list: ${String(waiting.position)} of ${String(waiting.of)}.${waiting.equals !== null && waiting.equals > 1 ? ` ${String(waiting.equals)} children stand level.` : ''}`,
          ]
        : []),
      ...(appeal === null ? [] : [`  An appeal may be made until ${day(appeal.by)}.`]),
    ]),
  ];
}

/** Shows the beginning of the letter that came, once it has come. */
async function letterOf(story: Story, parent: string): Promise<void> {
  const [name, email] = [story.nameOf(parent), story.emailOf(parent)];
  const state = await until(
    'The letter',
    () => story.now(500),
    ({ outbox, now }) => outbox.some(({ to, at }) => to === email && at.slice(0, 10) >= now.slice(0, 10)),
    600,
  );
  const letter = state.outbox.find(({ to }) => to === email);
  if (letter === undefined) return;
  story.tell.says(`The letter to ${name}: "${letter.subject}"`);
  story.tell.shows(
    letter.text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, 14),
  );
}

function day(text: string): string {
  return sayDayAndYear(dateOnly(text));
}
