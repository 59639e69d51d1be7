import { evidenceRoutes, geographyRoutes } from '@contract';
import { until } from '../until';
import type { Story } from '../story-so-far';

/** What keeps the round from being run is listed, and cleared: distances first. */
export async function measure(story: Story): Promise<void> {
  const { tell, round } = story;
  tell.chapter('What blocks the round, and what clears it');
  const ruth = story.enter('ruth-harper');
  tell.shows(await sayBlocks(story));
  tell.says('She asks for every distance of the round to be measured.');
  const params = { round: round.id };
  await ruth.ask(evidenceRoutes.measure, { params });
  const start = Date.now();
  const done = await until(
    'Measuring the round',
    () => ruth.ask(evidenceRoutes.measuring, { params }),
    ({ state }) => state === 'done' || state === 'failed',
    1800,
  );
  tell.says(`Measured (${done.state}): it took ${((Date.now() - start) / 1000).toFixed(1)} seconds.`);
  const { items: outliers } = await ruth.ask(geographyRoutes.measurements, {
    params,
    query: { only: 'outliers', limit: 5 },
  });
  for (const { outlierSays } of outliers.slice(0, 2)) tell.shows([`To look at: ${outlierSays ?? ''}`]);
  tell.shows(await sayBlocks(story));
}

/** What blocks the round, counted by why. */
export async function sayBlocks(story: Story): Promise<string[]> {
  const ruth = story.person('ruth-harper');
  const counts = new Map<string, number>();
  let after: string | null | undefined;
  do {
    const query = { limit: 500, ...(after === undefined || after === null ? {} : { after }) };
    const page = await ruth.ask(evidenceRoutes.blocks, { params: { round: story.round.id }, query });
    for (const { why } of page.items) counts.set(why, (counts.get(why) ?? 0) + 1);
    after = page.next;
  } while (after !== null);
  story.saw({ what: 'blocks', counts });
  if (counts.size === 0) return ['Nothing blocks the round.'];
  return [...counts].map(([why, count]) => `${String(count)} × ${why.replaceAll('-', ' ')}`);
}
