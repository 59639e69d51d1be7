import type { ClaimKind, ClaimQuestion } from '@contract';
import type { Phrase } from '@ui/question/journey';
import type { OpenClaim } from '../draft';
import { said } from '../section';

/** One thing that may be claimed: a brother or sister at this school, the form of that one. */
export interface Unit {
  readonly key: string;
  readonly label: Phrase;
  /** As much of the claim as follows from what it is about. */
  readonly claim: OpenClaim;
  readonly question: ClaimQuestion;
}

/** Everything of one kind that the schools named ask about, each once. */
export function unitsOf(kind: ClaimKind, questions: readonly ClaimQuestion[]): readonly Unit[] {
  const all = questions.filter((question) => question.kind === kind).flatMap(unitsIn);
  return all.filter(({ key }, at) => all.findIndex((one) => one.key === key) === at);
}

/** Whether a claim is about this. */
export function isAbout(claim: OpenClaim, unit: Unit): boolean {
  return Object.entries(unit.claim).every(([name, value]) => claim[name] === value);
}

function unitsIn(question: ClaimQuestion): readonly Unit[] {
  const { kind, names = [], schools = [] } = question;
  switch (kind) {
    case 'care':
      return names.map((status) => plain(question, status, `apply.care.${status}`, { kind, status }));
    case 'vulnerable':
      return names.map((name) => plain(question, name, `apply.vulnerable.${name}`, { kind, circumstance: name }));
    case 'premium':
      return names.map((premium) => plain(question, premium, `apply.premium.${premium}`, { kind, premium }));
    case 'service-family':
    case 'multiple-birth':
      return [plain(question, kind, `apply.reason.${kind}`, { kind })];
    case 'attends':
      return schools.flatMap((school) => names.map((as) => attending(question, school, as)));
    case 'faith':
      return schools.flatMap((school) => names.map((form) => named(question, school, form, { kind, school, form })));
    case 'test':
      return schools.flatMap((school) => names.map((test) => named(question, school, test, { kind, school, test })));
    case 'role':
      return schools.flatMap((school) => names.map((role) => named(question, school, role, { kind, school, role })));
    default:
      return schools.map((school) => ({
        key: school,
        label: said(question.schoolNames[school] ?? school),
        claim: { kind, school },
        question,
      }));
  }
}

function plain(question: ClaimQuestion, key: string, message: string, claim: OpenClaim): Unit {
  return { key, label: message as Phrase, claim, question };
}

function attending(question: ClaimQuestion, school: string, as: string): Unit {
  const name = question.schoolNames[school] ?? school;
  const label: Phrase = as === 'nursery' ? { key: 'apply.attends.nursery', values: { school: name } } : said(name);
  return { key: `${school}/${as}`, label, claim: { kind: question.kind, school, as }, question };
}

/** A form, a test or a standing of one school, as its policy calls it. */
function named(question: ClaimQuestion, school: string, name: string, claim: OpenClaim): Unit {
  const thing = question.named.find((one) => one.name === name)?.says ?? name;
  const label: Phrase = {
    key: 'apply.reason.ofSchool',
    values: { school: question.schoolNames[school] ?? question.askedByName, thing },
  };
  return { key: `${school}/${name}`, label, claim, question };
}
