import { applicationRoutes, type MyOffer, notificationRoutes, offerRoutes } from '@contract';
import { dateOnly, sayDayAndYear } from '@kernel';
import type { OfferMoment } from '../seen';
import { SaidNo } from '../service';
import type { Story } from '../story-so-far';
import { until } from '../until';

/** The parents whose offers are looked at. */
export const parents = ['aisha-khan', 'tom-walker', 'maria-nowak', 'samuel-okafor', 'grace-lewis', 'leila-haddad'];

const hows: Readonly<Record<NonNullable<MyOffer['offer']>['how'], string>> = {
  preference: 'by preference',
  fallback: 'by the scheme’s fallback',
  'over-number': 'over the number, with a twin',
  'ehc-plan': 'by an EHC plan',
  directed: 'directed',
  appeal: 'won on appeal',
  remedy: 'to put a mistake right',
  'fair-access': 'by the fair access protocol',
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
    story.saw({ what: 'refusal', who: 'aisha-khan', to: 'see her offer before its day', says });
    tell.says(`She looks before the day: "${says}"`);
  }
  await story.moveClock('offer-day');
  for (const parent of parents.filter((id) => story.has(id))) {
    story.enter(parent);
    for (const { child: of, firstNames } of await childrenOf(story, parent)) {
      tell.says(`For ${firstNames}:`);
      tell.shows(sayOffer(await seeOffer(story, parent, { child: of, firstNames }, 'offer-day'), story));
    }
  }
  await readLetter(story, 'aisha-khan', 'offer');
}

/** A child of one of the parents. */
export interface OwnChild {
  readonly child: string;
  readonly firstNames: string;
}

/** The children of a parent, by the service's ids. */
export async function childrenOf(story: Story, parent: string): Promise<OwnChild[]> {
  const { items } = await story.person(parent).ask(applicationRoutes.children, {});
  const sent = items.filter(({ applications }) => applications.some(({ state }) => state !== 'draft'));
  return sent.map(({ id, firstNames }) => ({ child: id, firstNames }));
}

/** A child's offer, as soon as it is there: from its minute on, offers are published within seconds. */
export async function offerOf(story: Story, parent: string, child: string): Promise<MyOffer> {
  const asked = { params: { child }, query: { round: story.round.id } };
  const found = await until(
    'The offer',
    () => story.person(parent).ask(offerRoutes.mine, asked).catch(notYet),
    (answer) => answer !== undefined,
  );
  if (found === undefined) throw new Error('The offer was waited for, and is not there.');
  return found;
}

/** The same, kept as what this family saw then. */
export async function seeOffer(
  story: Story,
  who: string,
  { child, firstNames }: OwnChild,
  when: OfferMoment,
): Promise<MyOffer> {
  const shown = await offerOf(story, who, child);
  story.saw({ what: 'offer', when, who, child: firstNames, shown });
  return shown;
}

function notYet(error: unknown): undefined {
  if (error instanceof SaidNo && error.problem.code === 'offers.no-offers-yet') return undefined;
  throw error;
}

/** An offer, the answers to the preferences above it, and the waiting lists. */
export function sayOffer({ offer, preferences }: MyOffer, story: Story): string[] {
  const first =
    offer === null
      ? 'No school could offer a place.'
      : `A place at ${offer.schoolName}, ${offer.choice === null ? '' : `choice ${String(offer.choice)}, `}${hows[offer.how]}. ${sayState(offer)}`;
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

function sayState({ state, answerBy }: NonNullable<MyOffer['offer']>): string {
  return state === 'offered' ? `Answer by ${day(answerBy)}.` : `It was ${state}.`;
}

/** Opens the newest letter of a kind, once it has gone out, and shows how it begins. */
export async function readLetter(story: Story, parent: string, kind: string, lines = 14): Promise<void> {
  const person = story.person(parent);
  const { items } = await until(
    'The letter',
    () => person.ask(notificationRoutes.letters, { query: { kind, limit: 10 } }),
    ({ items: [newest] }) => newest !== undefined && newest.delivery.state !== 'waiting' && newest.delivery.state !== 'sending',
    600,
  );
  const [newest] = items;
  if (newest === undefined) return;
  const { subject, text } = await person.ask(notificationRoutes.letter, { params: { letter: newest.id } });
  story.saw({ what: 'letter', who: parent, kind, subject, text });
  story.tell.says(`The letter to ${story.nameOf(parent)}: "${subject}"`);
  story.tell.shows(
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, lines),
  );
}

function day(text: string): string {
  return sayDayAndYear(dateOnly(text));
}
