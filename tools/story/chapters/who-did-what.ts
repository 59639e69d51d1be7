import { auditRoutes, notificationRoutes } from '@contract';
import type { Story } from '../story-so-far';
import { childrenOf } from './offer-day';

/** What is on record: for the family in plain words, for the auditor that it was done. */
export async function whoDidWhat(story: Story): Promise<void> {
  const { tell } = story;
  tell.chapter('What is on record');
  const aisha = story.enter('aisha-khan');
  const [own] = await childrenOf(story, 'aisha-khan');
  if (own !== undefined) {
    const { items } = await aisha.ask(notificationRoutes.timeline, {
      params: { child: own.child },
      query: { limit: 12 },
    });
    story.saw({ what: 'timeline', who: 'aisha-khan', says: items.map(({ says }) => says) });
    tell.shows(items.map(({ at, says }) => `${at.slice(0, 10)} ${says}`));
  }
  const helen = story.enter('helen-price');
  const found = await helen.ask(auditRoutes.check, {});
  story.saw({ what: 'audit', whole: found.whole, sealed: found.sealed });
  tell.says(
    found.whole
      ? `She has the audit checked: ${String(found.sealed)} happenings, each bound to the one before. The chain is whole.`
      : 'She has the audit checked, and it is broken.',
  );
}
