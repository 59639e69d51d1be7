import { z } from 'zod';
import { AtTime, Count, Link, OnDay, Sentence, Words, YesOrNo } from '../words';
import { Child, RefusedSchool, WaitingPlace } from './shared';

const Offered = z.strictObject({ school: Words, starts: Words, answerBy: OnDay }).describe('offered place');

/** What letters say of offers, answers and waiting lists. */
export const offerLetters = {
  offer: {
    when: 'a place is offered on offer day, with every higher choice that was refused',
    data: z.strictObject({
      child: Child,
      offered: Offered,
      /** Which choice it was; nothing for a place that the parent did not name, or one that the law fixed. */
      choice: Count.optional(),
      /** Why the place was fixed before the others, such as an EHC plan. */
      fixed: Sentence.optional(),
      refused: z.array(RefusedSchool),
      answerPage: Link,
    }),
  },
  'no-choice-met': {
    when: 'no school that the parent named could offer a place',
    data: z.strictObject({
      child: Child,
      refused: z.array(RefusedSchool).min(1),
      /** The place that the scheme gives instead, and why that school. */
      instead: z
        .strictObject({ school: Words, starts: Words, answerBy: OnDay, why: Sentence })
        .describe('place instead')
        .optional(),
      /** Schools that still have room, nearest first. */
      withRoom: z.array(Words),
      answerPage: Link,
    }),
  },
  'reallocation-offer': {
    when: 'a place has come free, after offer day',
    data: z.strictObject({
      child: Child,
      offered: Offered,
      /** The place the child has until this one is accepted. */
      holds: Words.optional(),
      /** The place that this one has taken the place of already, because the parent put this school higher. */
      replaces: Words.optional(),
      answerPage: Link,
    }),
  },
  'waiting-list-place': {
    when: 'a parent asks, or a place on a waiting list has changed',
    data: z.strictObject({
      child: Child,
      school: Words,
      waiting: WaitingPlace,
      before: Count.optional(),
      /** Why it moved. */
      because: Sentence.optional(),
      keptUntil: OnDay,
      page: Link,
    }),
  },
  'answer-received': {
    when: 'a parent has accepted or declined a place',
    data: z.strictObject({
      child: Child,
      school: Words,
      accepted: YesOrNo,
      receipt: Words,
      receivedOn: OnDay,
      receivedAt: AtTime,
      /** Schools on whose waiting lists the child stays. */
      waitingAt: z.array(Words),
      page: Link,
    }),
  },
  'answer-reminder': {
    when: 'a parent has not answered an offer, before it may be withdrawn',
    data: z.strictObject({ child: Child, school: Words, offeredOn: OnDay, lastDay: OnDay, answerPage: Link }),
  },
  'offer-withdrawn': {
    when: 'an offer is withdrawn, for one of the few reasons the Code allows',
    data: z.strictObject({ child: Child, school: Words, reason: Sentence, appealBy: OnDay }),
  },
  'appeal-right': {
    when: 'a parent is told of the right to appeal, on its own',
    data: z.strictObject({ child: Child, school: Words, appealBy: OnDay, heardBy: OnDay.optional() }),
  },
  correction: {
    when: 'something was wrong when places were decided, and it is put right',
    data: z.strictObject({
      child: Child,
      school: Words,
      wrong: Sentence,
      /** What would have happened without the mistake. */
      shouldHave: Sentence,
      remedy: Sentence,
      answerBy: OnDay.optional(),
      appealBy: OnDay.optional(),
      page: Link,
    }),
  },
};
