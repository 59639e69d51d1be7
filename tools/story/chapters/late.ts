import { applicationRoutes } from '@contract';
import type { Story } from '../story-so-far';
import { findHome, preferencesFor, sayReceipt } from './sending';

/** Closing day passes. A family that comes late is entered by an officer, and another officer decides what that means. */
export async function late(story: Story): Promise<void> {
  const { tell, round } = story;
  tell.chapter('Closing day has passed');
  await story.moveClock('after-closing');
  if (story.noted.has('aisha application')) await tooLateToChange(story);
  const ruth = story.enter('ruth-harper');
  const near = story.has('leila-haddad') ? 'leila-haddad' : 'maria-nowak';
  const home = await findHome(ruth, story.family(near).home, 'neighbour');
  const { version } = await ruth.ask(applicationRoutes.declaration, {});
  const { now } = await story.now();
  const child = { firstNames: 'Rosa', lastName: 'Almeida', dateOfBirth: '2016-05-20' };
  const [popular = 'alderbrook', second = 'longmarsh'] = ['alderbrook', 'longmarsh'].filter((id) =>
    story.intakes.has(id),
  );
  const receipt = await ruth.ask(applicationRoutes.enter, {
    body: {
      round: round.id,
      channel: 'telephone',
      receivedAt: now,
      relationship: 'mother',
      answers: { child, home, preferences: preferencesFor(story, [popular, second]) },
      declaration: version,
      because: 'We did not know that we had to apply.',
    },
  });
  tell.says(
    `A mother rings for ${child.firstNames} ${child.lastName}: "We did not know that we had to apply." She enters the application.`,
  );
  tell.shows([sayReceipt(receipt)]);
  story.saw({ what: 'receipt', child: child.firstNames, receipt });
  story.note(
    'late child',
    (await ruth.ask(applicationRoutes.read, { params: { application: receipt.application } })).child,
  );
  const imran = story.enter('imran-shah');
  const reason = 'Not knowing is no good reason under the scheme. The application counts after offer day.';
  for (const school of [popular, second]) {
    const params = { application: receipt.application, intake: story.intake(school).id };
    await imran.ask(applicationRoutes.decideLateness, { params, body: { outcome: 'late', reason } });
  }
  tell.says(`He decides: ${reason}`);
}

async function tooLateToChange(story: Story): Promise<void> {
  const aisha = story.enter('aisha-khan');
  const params = { application: story.recall('aisha application') };
  const { revisions } = await aisha.ask(applicationRoutes.read, { params });
  const body = { answer: 'preferences', revision: revisions.preferences ?? 0, value: [] } as const;
  const says = await aisha.refused(applicationRoutes.save, { params, body: { ...body, value: [] } });
  story.saw({ what: 'refusal', who: 'aisha-khan', to: 'change her schools after closing day', says });
  story.tell.says(`She thinks again about her schools, and is told: "${says}"`);
}
