import { demonstrationRoutes } from '@contract';
import { dateOnly, sayDayAndYear } from '@kernel';
import { chapters } from './chapters';
import { waitForTown } from './open-service';
import { Person } from './service';
import { Story } from './story-so-far';
import type { Teller } from './tell';

/** Tells the whole story at a running demonstration, waiting until its town is in; gives back what was seen in it. */
export async function tellStory(address: string, tell: Teller): Promise<Story> {
  const state = await waitForTown(new Person(address), address, (sentence) => {
    tell.says(sentence);
  });
  const story = await Story.open(address, tell, state);
  for (const chapter of chapters) await chapter(story);
  const { today } = await story.anybody.ask(demonstrationRoutes.clock, {});
  tell.chapter('The end');
  tell.says(
    `The round is where it would be on ${sayDayAndYear(dateOnly(today))}. Everything in it was done over HTTP, by people who may.`,
  );
  return story;
}
