import type { Answers, Choosable, Phrase } from '@ui/question/journey';
import { draftOf } from './draft';
import type { Around, ApplyStep, Section } from './section';

/** Where the child lives: the address, another home, and which of two counts. */
export function homeSection({ name, today }: Around): Section {
  return {
    id: 'home',
    steps: [
      { id: 'address', title: { key: 'apply.home.address', values: { name } }, fields: [], draws: 'address' },
      {
        id: 'map',
        title: { key: 'apply.home.map', values: { name } },
        fields: [],
        draws: 'point',
        asked: (answers) => needsPoint(answers, 'home'),
      },
      aboutStep(name, today),
      sharedStep(name),
      {
        id: 'other-address',
        title: { key: 'apply.home.otherAddress', values: { name } },
        fields: [],
        draws: 'other-address',
        asked: isShared,
      },
      nightsStep(name),
      countsStep(name),
    ],
  };
}

/** Whether the child lives at two addresses; not known until it was answered. */
export function isShared(answers: Answers): boolean {
  return draftOf(answers).otherHome !== undefined;
}

/** A home that was typed rather than chosen from the register is shown on a map. */
export function needsPoint(answers: Answers, which: 'home' | 'otherHome'): boolean {
  const home = draftOf(answers)[which];
  return home?.lines !== undefined && home.lines.length > 0 && home.uprn === undefined;
}

const kinds: readonly Choosable[] = (['usual', 'unit', 'quartering', 'intended', 'substitute'] as const).map(
  (kind) => ({
    value: kind,
    label: `apply.home.kind.${kind}`,
  }),
);

function aboutStep(name: string, today: string): ApplyStep {
  return {
    id: 'about',
    title: 'apply.home.about',
    fields: [
      {
        kind: 'radios',
        at: 'home.kind',
        label: 'apply.home.kindAsked',
        options: kinds,
        missing: 'apply.home.kindMissing',
      },
      {
        kind: 'date',
        at: 'home.since',
        label: { key: 'apply.home.since', values: { name } },
        hint: 'apply.home.sinceHint',
        check: (value) => (String(value) > today ? 'apply.home.sinceAhead' : undefined),
      },
      {
        kind: 'yes-no',
        at: 'circumstances.confidentialAddress',
        label: 'apply.home.secret',
        hint: 'apply.home.secretHint',
        missing: 'apply.home.secretMissing',
      },
    ],
  };
}

function sharedStep(name: string): ApplyStep {
  return {
    id: 'shared',
    title: { key: 'apply.home.shared', values: { name } },
    fields: [
      {
        kind: 'yes-no',
        at: 'otherHome.shared',
        label: { key: 'apply.home.shared', values: { name } },
        hint: 'apply.home.sharedHint',
        missing: 'apply.home.sharedMissing',
        read: (answers) => (isShared(answers) ? true : draftOf(answers).home?.nights === 5 ? false : undefined),
        write: (answers, value) => {
          const { otherHome, home, ...rest } = draftOf(answers);
          const { nights: _nights, because: _because, ...kept } = home ?? {};
          // That all five nights are slept here is how the answer says that there is no other home.
          if (value === false) return { ...rest, home: { ...kept, nights: 5 } };
          return { ...rest, home: kept, otherHome: otherHome ?? {} };
        },
      },
    ],
  };
}

function nightsStep(name: string): ApplyStep {
  return {
    id: 'nights',
    title: { key: 'apply.home.nights', values: { name } },
    says: 'apply.home.nightsSays',
    asked: isShared,
    fields: [
      {
        kind: 'whole',
        at: 'home.nights',
        width: 2,
        label: { key: 'apply.home.nightsHere', values: { name } },
        missing: 'apply.home.nightsMissing',
        check: inAWeek,
      },
      {
        kind: 'whole',
        at: 'otherHome.nights',
        width: 2,
        label: { key: 'apply.home.nightsThere', values: { name } },
        missing: 'apply.home.nightsMissing',
        check: inAWeek,
      },
    ],
    check: (answers) => {
      const [here = 0, there = 0] = nightsOf(answers);
      return here + there > 5 ? [{ at: 'otherHome.nights', says: 'apply.home.nightsTooMany' }] : [];
    },
  };
}

function inAWeek(value: unknown): Phrase | undefined {
  const nights = Number(value);
  return nights < 0 || nights > 5 ? 'apply.home.nightsRange' : undefined;
}

function nightsOf(answers: Answers): readonly (number | undefined)[] {
  const { home, otherHome } = draftOf(answers);
  return [home?.nights, otherHome?.nights];
}

/** Whether the nights alone do not say which home counts. */
function isOpen(answers: Answers): boolean {
  const [here, there] = nightsOf(answers);
  return isShared(answers) && here !== undefined && there !== undefined && here <= there;
}

const reasons: readonly Choosable[] = (['court-order', 'agreed', 'child-benefit', 'doctor'] as const).map((reason) => ({
  value: reason,
  label: `apply.home.because.${reason}`,
}));

function countsStep(name: string): ApplyStep {
  return {
    id: 'order',
    title: 'apply.home.order',
    asked: isShared,
    says: 'apply.home.orderSays',
    fields: [
      {
        kind: 'yes-no',
        at: 'circumstances.courtOrder',
        label: { key: 'apply.home.courtOrder', values: { name } },
        hint: 'apply.home.courtOrderHint',
        missing: 'apply.home.courtOrderMissing',
      },
      {
        kind: 'radios',
        at: 'home.because',
        label: 'apply.home.becauseAsked',
        hint: 'apply.home.becauseHint',
        options: reasons,
        missing: 'apply.home.becauseMissing',
        asked: isOpen,
        check: (value, answers) => {
          const [here = 0, there = 0] = nightsOf(answers);
          return here < there && value !== 'court-order' ? 'apply.home.fewerNights' : undefined;
        },
      },
    ],
  };
}
