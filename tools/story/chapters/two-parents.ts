import { applicationRoutes } from '@contract';
import type { Story } from '../story-so-far';

/** Two parents have applied for one child; an officer decides whose application counts. */
export async function twoParents(story: Story): Promise<void> {
  if (!story.has('grace-lewis') || !story.has('daniel-lewis')) return;
  const { tell, round } = story;
  tell.chapter('Two parents, one child');
  for (const parent of ['grace-lewis', 'daniel-lewis']) {
    const person = story.enter(parent);
    const { items } = await person.ask(applicationRoutes.children, {});
    const [line] = items.flatMap(({ applications }) => applications);
    story.saw({ what: 'contested', who: parent, contested: line?.contested === true });
    tell.says(
      line?.contested === true
        ? 'The application says that another one for the same child was found, and that an officer will decide.'
        : 'The application has been sent.',
    );
  }
  const ruth = story.enter('ruth-harper');
  const [child] = story.family('grace-lewis').children;
  const theirs = `${child?.firstNames ?? ''} ${child?.lastName ?? ''}`;
  const { items } = await ruth.ask(applicationRoutes.conflicts, { query: { round: round.id, open: 'yes' } });
  for (const { id, first, second, how } of items) {
    const names = `${first.child.firstNames} ${first.child.lastName}`;
    tell.says(`She sees two applications for ${names} (${how.replaceAll('-', ' ')}).`);
    const reason = 'The child sleeps four school nights of five with his mother, as both parents wrote.';
    const mothers = await isOfMother(story, first.application);
    const outcome = mothers ? 'first' : 'second';
    const isTheirs = names === theirs;
    const different = isTheirs ? undefined : ('different-children' as const);
    const answer = await ruth.ask(applicationRoutes.resolveConflict, {
      params: { conflict: id },
      body:
        different === undefined
          ? { outcome, basis: 'agreement', reason }
          : { outcome: different, basis: different, reason: 'The addresses and the parents are others.' },
    });
    const counts = [first, second].find(({ application }) => application === answer.counts);
    if (counts !== undefined) {
      tell.says(`She decides by the parents’ agreement: the application ${counts.reference} counts.`);
      story.note('grace child', counts.child.id);
    } else tell.says('She decides that they are different children.');
  }
}

/** Whether an application is the mother's own. */
async function isOfMother(story: Story, application: string): Promise<boolean> {
  const { items } = await story.person('grace-lewis').ask(applicationRoutes.children, {});
  return items.some(({ applications }) => applications.some(({ id }) => id === application));
}
