import { z } from 'zod';
import { AtTime, Count, Link, OnDay, Sentence, Words, YesOrNo } from '../words';
import { Child } from './shared';

const Choice = z.strictObject({ choice: Count, school: Words }).describe('choice');

const LateChoice = z.strictObject({ school: Words, onTime: YesOrNo, reason: Sentence }).describe('late choice');

/** What letters say of applications and of signing in. */
export const applicationLetters = {
  'application-received': {
    when: 'an application is sent, or changed before the closing day',
    data: z.strictObject({
      child: Child,
      receipt: Words,
      receivedOn: OnDay,
      receivedAt: AtTime,
      changed: YesOrNo,
      choices: z.array(Choice).min(1),
      changeBy: OnDay,
      offersOn: OnDay,
      page: Link,
    }),
  },
  'draft-not-sent': {
    when: 'an application was begun and not sent, before the closing day',
    data: z.strictObject({ child: Child, closing: OnDay, closingAt: AtTime, daysLeft: Count, page: Link }),
  },
  'application-withdrawn': {
    when: 'a parent has withdrawn an application',
    data: z.strictObject({ child: Child, receipt: Words, withdrawnOn: OnDay, page: Link }),
  },
  'late-application-received': {
    when: 'an application arrives after the closing day',
    data: z.strictObject({
      child: Child,
      receipt: Words,
      receivedOn: OnDay,
      receivedAt: AtTime,
      closing: OnDay,
      reasonBy: OnDay.optional(),
      page: Link,
    }),
  },
  'late-application-decided': {
    when: 'it is decided, choice by choice, whether a late application counts as on time',
    data: z.strictObject({ child: Child, decided: z.array(LateChoice).min(1), page: Link }),
  },
  'two-applications': {
    when: 'two parents have each sent an application for one child',
    data: z.strictObject({ child: Child, agreeBy: OnDay, page: Link }),
  },
  'two-applications-decided': {
    when: 'it is decided which of two applications for one child counts',
    data: z.strictObject({ child: Child, counts: YesOrNo, reason: Sentence, page: Link }),
  },
  'application-set-aside': {
    when: 'an officer sets an application aside',
    data: z.strictObject({ child: Child, reason: Sentence, page: Link }),
  },
  'change-decided': {
    when: 'it is decided about a change that a parent asked for after the closing day',
    data: z.strictObject({
      child: Child,
      asked: Words,
      agreed: YesOrNo,
      /** What that means for the application. */
      means: Sentence,
      reason: Sentence,
      page: Link,
    }),
  },
  'age-group-decided': {
    when: 'it is decided whether a child may start outside their own age group at a school',
    data: z.strictObject({ child: Child, school: Words, agreed: YesOrNo, reason: Sentence, page: Link }),
  },
  'sign-in-code': {
    when: 'somebody signs in with an e-mail address',
    data: z.strictObject({ code: Words, minutes: Count }),
  },
};
