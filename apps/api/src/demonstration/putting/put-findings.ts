import { canonicalJson, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { ChildFacts } from '@policy';
import type { Claim, ClaimKind, Intake } from '@contract';
import { ApplicationsReader, ClaimsAllowed, type StandingClaim } from '../../applications';
import { FindingsReader, type FoundOfClaim, RecordFinding } from '../../evidence';
import { type Tx } from '../../platform';
import { claimsOf } from '../town/claims';
import type { TownChild, TownFamily } from '../town/families';
import { FamiliesIn } from './families-in';
import { PuttingTools } from './putting-tools';
import { mustGoOn, type Step, type StepUnderWay } from './step';
import { TownRound } from './town-round';

/** How many findings are recorded in one go. */
const atOnce = 200;

/**
 * Of these kinds the first claim is left for an officer to answer by hand, besides all those of the personas; and one of
 * the faith of a child for Holy Rood itself.
 */
const leftByHand: readonly ClaimKind[] = ['need', 'staff', 'vulnerable'];

const reasons: Readonly<Partial<Record<ClaimKind, string>>> = {
  care: 'The virtual school confirmed it.',
  need: 'The letter of the consultant says why this school.',
  vulnerable: 'Social care confirmed it.',
  sibling: 'The school found the brother or sister on its roll.',
  staff: 'The school confirmed the employment.',
  attends: 'The school found the child on its roll.',
  faith: 'The supplementary form is signed and complete.',
  test: 'The score was taken from the test centre’s list.',
  premium: 'The register of the premium has the child.',
  'service-family': 'The posting letter was seen.',
  'multiple-birth': 'The applications of the children of this birth are linked.',
};

/** A claim that waits, with the child of the town who makes it. */
interface Waiting extends StandingClaim {
  readonly of: TownChild;
  readonly family: TownFamily;
}

/** What is known of claims before they are answered. */
@Injectable()
export class ClaimsReaders {
  constructor(
    readonly applications: ApplicationsReader,
    readonly findings: FindingsReader,
    readonly allowed: ClaimsAllowed,
  ) {}
}

/** Answers what the families claim, each claim by somebody who may; a few are left to be answered by hand. */
@Injectable()
export class PutFindings implements Step {
  readonly name = 'findings';

  constructor(
    private readonly readers: ClaimsReaders,
    private readonly record: RecordFinding,
    private readonly known: FamiliesIn,
    private readonly rounds: TownRound,
    private readonly tools: PuttingTools,
  ) {}

  async run({ shown: { families }, underWay }: StepUnderWay): Promise<void> {
    const { round, intakes } = await this.rounds.whole();
    const children = await this.childrenIn(round.id, families);
    const waiting = await this.tools.database.inTransaction(systemActor, (tx) => this.waiting(tx, round.id, children));
    const answered = await this.answers(waiting, intakes);
    let done = 0;
    for (const [by, found] of answered) {
      for (let at = 0; at < found.length; at += atOnce) {
        mustGoOn(underWay);
        await this.record.many(this.tools.actors.persona(by), found.slice(at, at + atOnce));
        done += Math.min(atOnce, found.length - at);
        await underWay.progress(done, waiting.length);
      }
    }
  }

  /** By the service's id: the child of the town and its family. */
  private async childrenIn(
    round: string,
    families: readonly TownFamily[],
  ): Promise<ReadonlyMap<string, { of: TownChild; family: TownFamily }>> {
    const sent = await this.known.sent(round);
    const pairs = families.flatMap((family) =>
      family.children.flatMap((of): [string, { of: TownChild; family: TownFamily }][] => {
        const id = sent.get(family.id)?.get(of.answer.firstNames);
        return id === undefined ? [] : [[id, { of, family }]];
      }),
    );
    return new Map(pairs);
  }

  /** The claims that nobody has answered and that are not left to be answered by hand. */
  private async waiting(
    tx: Tx,
    round: string,
    children: ReadonlyMap<string, { of: TownChild; family: TownFamily }>,
  ): Promise<Waiting[]> {
    const claims = await this.readers.applications.claimsOfRound(tx, round);
    const answered = await this.readers.findings.newest(
      tx,
      claims.map(({ id }) => id),
    );
    const all = claims
      .flatMap((claim): Waiting[] => {
        const known = children.get(claim.child);
        return known === undefined || known.family.isPersona ? [] : [{ ...claim, ...known }];
      })
      .sort((a, b) => (a.of.id < b.of.id ? -1 : a.of.id > b.of.id ? 1 : 0));
    const faith = all.find(({ claim }) => claim.kind === 'faith' && claim.school === 'holy-rood');
    const byHand = new Set([faith?.id, ...leftByHand.map((kind) => all.find(({ claim }) => claim.kind === kind)?.id)]);
    return all.filter(({ id }) => !byHand.has(id) && !answered.has(id));
  }

  /** By the persona who answers: what they find. */
  private async answers(
    waiting: readonly Waiting[],
    intakes: ReadonlyMap<string, Intake>,
  ): Promise<ReadonlyMap<string, readonly FoundOfClaim[]>> {
    const found = new Map<string, FoundOfClaim[]>();
    for (const [at, one] of waiting.entries()) {
      const facts = await this.factsOf(one, intakes);
      const by = answererOf(one.claim, at);
      const answer: FoundOfClaim = {
        claim: one.id,
        outcome: facts === undefined ? 'refused' : 'accepted',
        reason: facts === undefined ? 'It could not be confirmed.' : (reasons[one.claim.kind] ?? 'It was confirmed.'),
        ...(facts === undefined || Object.keys(facts).length === 0 ? {} : { facts }),
        items: [],
      };
      found.set(by, [...(found.get(by) ?? []), answer]);
    }
    return found;
  }

  /** What is true because of a claim, by what is true in the town. */
  private async factsOf(
    { claim, of, family }: Waiting,
    intakes: ReadonlyMap<string, Intake>,
  ): Promise<ChildFacts | undefined> {
    const named = family.schools.flatMap((school) => intakes.get(school) ?? []);
    const asked = await this.tools.database.inTransaction(systemActor, (tx) => this.readers.allowed.asked(tx, named));
    const about = { parent: family.name, surname: of.answer.lastName };
    const wanted = canonicalJson(claim);
    return claimsOf(of.facts, asked, about).find((one) => canonicalJson(one.claim) === wanted)?.facts;
  }
}

/** Who answers: Holy Rood what is about itself, the virtual school what is about care, the two officers the rest in turn. */
function answererOf(claim: Claim, at: number): string {
  if (claim.kind === 'care') return 'victor-osei';
  const ofSchools: readonly ClaimKind[] = ['sibling', 'staff', 'faith', 'test', 'attends'];
  if ('school' in claim && claim.school === 'holy-rood' && ofSchools.includes(claim.kind)) return 'catherine-doyle';
  return at % 2 === 0 ? 'ruth-harper' : 'imran-shah';
}
