import { correctionRoutes, geographyRoutes } from '@contract';
import { childrenOf, offerOf, sayOffer } from './offer-day';
import type { Story } from '../story-so-far';

/** A family finds that its distance is wrong. What it cost is worked out, and put right without taking a place from anybody. */
export async function wrongDistance(story: Story): Promise<void> {
  if (!story.has('leila-haddad')) return;
  const { tell, round } = story;
  tell.chapter('A wrong distance');
  story.enter('leila-haddad');
  tell.says('She lives beside the school and was refused by distance. She rings the office.');
  const [own] = await childrenOf(story, 'leila-haddad');
  if (own === undefined) return;
  const ruth = story.enter('ruth-harper');
  const from = await rightPlace(story);
  const query = { child: own.child, limit: 100 };
  const { items } = await ruth.ask(geographyRoutes.measurements, { params: { round: round.id }, query });
  const reason = 'The register has this home across the town. The neighbours’ houses on the map show where it is.';
  for (const { id, intake, millimetres } of items) {
    const right = await ruth.ask(geographyRoutes.remeasure, { params: { measurement: id }, body: { reason, from } });
    tell.says(
      `${story.called(intake)}: ${metres(millimetres)} before, ${metres(right.millimetres)} now. The old measurement stays on record.`,
    );
  }
  const shown = await ruth.ask(correctionRoutes.show, {
    params: { run: story.recall('run') },
    body: { child: own.child, because: reason },
  });
  tell.says('The released run is decided once more, with and without the right distance:');
  tell.shows([
    ...shown.differences.map(
      ({ child, had, wouldHave }) =>
        `${child === own.child ? own.firstNames : 'Another child'}: had ${at(story, had)}, would have had ${at(story, wouldHave)}.`,
    ),
    ...shown.remedies.map(({ says }) => says),
  ]);
  const body = { approve: true, because: 'The mistake was ours. Nobody else loses a place (1.4).' };
  tell.says(
    `She tries to approve it herself: "${await ruth.refused(correctionRoutes.decide, { params: { correction: shown.id }, body })}"`,
  );
  const imran = story.enter('imran-shah');
  const { state } = await imran.ask(correctionRoutes.decide, { params: { correction: shown.id }, body });
  tell.says(`He looks at both, and the remedy is ${state}.`);
  story.enter('leila-haddad');
  tell.shows(sayOffer(await offerOf(story, 'leila-haddad', own.child), story));
}

/** Where the home really is: among the other homes of its postcode. */
async function rightPlace(story: Story): Promise<{ easting: number; northing: number }> {
  const { home } = story.family('leila-haddad');
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
