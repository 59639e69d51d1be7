import { type AnswerOf, correctionRoutes, geographyRoutes } from '@contract';
import type { Story } from '../story-so-far';
import { childrenOf, offerOf, type OwnChild, readLetter, sayOffer, seeOffer } from './offer-day';

type Correction = AnswerOf<typeof correctionRoutes.show>;

const parent = 'leila-haddad';
const reason = 'The register has this home across the town. The neighbours’ houses on the map show where it is.';

/** A family finds that its distance is wrong. What it cost is worked out, and put right without taking a place from anybody. */
export async function wrongDistance(story: Story): Promise<void> {
  if (!story.has(parent)) return;
  const { tell } = story;
  tell.chapter('A wrong distance');
  story.enter(parent);
  const [own] = await childrenOf(story, parent);
  if (own === undefined) return;
  await ring(story, own);
  await measureAgain(story, own);
  const ruth = story.person('ruth-harper');
  const asked = { params: { run: story.recall('run') }, body: { child: own.child, because: reason } };
  const shown = await ruth.ask(correctionRoutes.show, asked);
  tell.says('The released run is decided once more, with and without the right distance:');
  tell.shows(sayCorrection(story, shown, own));
  const params = { correction: shown.id };
  const body = { approve: true, because: 'The mistake was ours. Nobody else loses a place (1.4).' };
  const says = await ruth.refused(correctionRoutes.decide, { params, body });
  story.saw({ what: 'refusal', who: 'ruth-harper', to: 'approve her own remedy', says });
  tell.says(`She tries to approve it herself: "${says}"`);
  const imran = story.enter('imran-shah');
  const correction = await imran.ask(correctionRoutes.decide, { params, body });
  story.saw({ what: 'correction', correction });
  tell.says(`He looks at both with and without, and decides: the correction is ${correction.state}.`);
  story.enter(parent);
  tell.shows(sayOffer(await seeOffer(story, parent, own, 'after-correction'), story));
  if (correction.remedies.length > 0) await readLetter(story, parent, 'correction');
}

/** What the family says on the telephone: they were refused a school that they live beside, or wonder at the distances. */
async function ring(story: Story, { child }: OwnChild): Promise<void> {
  const { offer } = await offerOf(story, parent, child);
  story.tell.says(
    offer?.choice === 1
      ? 'She sees distances that cannot be right, although she has her first choice. She rings the office.'
      : 'She lives beside the school of her first choice and was refused by distance. She rings the office.',
  );
}

/** Every distance of the child measured again, from where the home really is. */
async function measureAgain(story: Story, { child }: OwnChild): Promise<void> {
  const ruth = story.enter('ruth-harper');
  const from = await rightPlace(story);
  const query = { child, limit: 100 };
  const { items } = await ruth.ask(geographyRoutes.measurements, { params: { round: story.round.id }, query });
  for (const { id, intake, measure, method, millimetres } of items) {
    const right = await ruth.ask(geographyRoutes.remeasure, { params: { measurement: id }, body: { reason, from } });
    const several = items.filter((one) => one.intake === intake).length > 1 ? ` (${measure.replaceAll('-', ' ')})` : '';
    const how = method === 'straight-line' ? 'in a straight line' : 'on foot';
    story.tell.says(
      `${story.called(intake)}, ${how}${several}: ${metres(millimetres)} before, ${metres(right.millimetres)} now. The old measurement stays on record.`,
    );
  }
}

function sayCorrection(story: Story, { differences, remedies }: Correction, own: OwnChild): string[] {
  if (differences.length === 0) return ['Nobody would have been placed elsewhere: the mistake cost nobody a place.'];
  return [
    ...differences.map(
      ({ child, had, wouldHave }) =>
        `${child === own.child ? own.firstNames : 'Another child'}: had ${at(story, had)}, would have had ${at(story, wouldHave)}.`,
    ),
    ...remedies.map(({ says }) => says),
  ];
}

/** Where the home really is: among the other homes of its postcode. */
async function rightPlace(story: Story): Promise<{ easting: number; northing: number }> {
  const { home } = story.family(parent);
  const query = { authority: 'town', postcode: home.postcode ?? '', limit: 100 };
  const { items } = await story.person('ruth-harper').ask(geographyRoutes.findAddresses, { query });
  const others = items.filter(({ uprn }) => uprn !== home.uprn);
  const middle = others[Math.floor(others.length / 2)];
  if (middle === undefined) throw new Error('The postcode has no other home.');
  return { easting: middle.easting, northing: middle.northing };
}

function metres(millimetres: number | null): string {
  return millimetres === null ? 'no way' : `${(millimetres / 1000).toFixed(1)} m`;
}

function at(story: Story, intake: string | null): string {
  return intake === null ? 'no place' : story.called(intake);
}
