import type { Round, TimelineLine as Happened } from '@contract';
import type { TimelineLine } from '@ui/timeline/timeline.component';

/** The words that the timeline needs of the page. */
export interface TimelineTexts {
  readonly closes: string;
  readonly offers: string;
  readonly answers: string;
  readonly openLetter: string;
}

/** What is still to come in a round, the latest first. */
export function aheadOf({ stage, dates, releaseAt }: Round, texts: TimelineTexts): readonly TimelineLine[] {
  const closes = { id: 'closes', at: dates.closes, title: texts.closes, ahead: true };
  const offers = { id: 'offers', at: releaseAt, title: texts.offers, ahead: true };
  const answers = { id: 'answers', at: dates.answersBy, title: texts.answers, ahead: true };
  if (stage === 'open') return [offers, closes];
  return stage === 'closed' ? [offers] : stage === 'offered' ? [] : [answers, offers, closes];
}

/** What happened, the latest first, each letter with the way to it. */
export function happenedLines(
  happened: readonly Happened[],
  lettersAt: string,
  texts: TimelineTexts,
): readonly TimelineLine[] {
  return happened.map(({ at, says, letter }, index) => ({
    id: String(happened.length - index),
    at,
    title: says,
    ...(letter === null ? {} : { link: { text: texts.openLetter, to: `${lettersAt}/${letter}` } }),
  }));
}
