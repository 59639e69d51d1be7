import { Injectable } from '@nestjs/common';
import { sayCounterfactuals, sayEntry } from '@allocation';
import { type Language, systemActor } from '@kernel';
import type { Policy } from '@policy';
import { Database } from '../platform';
import { PoliciesReader } from '../policies';
import type { ToldEntry, ToldTrail, ToldWhy, ToldWhys } from './allocation.types';

/** What a run says of one child, as it is stored. */
interface ChildTold {
  readonly trail: ToldTrail;
  readonly whys: ToldWhys | null;
}

/**
 * Says a stored trail in the language of whoever reads it. What is stored is English and stays so.
 *
 * A trail is said again only where the policy, as it stands, gives the very English sentences that were stored: else names
 * and units may have changed since, and the answer to that choice stays English.
 */
@Injectable()
export class TrailInLanguage {
  constructor(
    private readonly database: Database,
    private readonly policies: PoliciesReader,
  ) {}

  /** The same trail; each entry names the language that its sentences, and those of its changes, came to be in. */
  async run({ trail, whys }: ChildTold, language: Language): Promise<ChildTold> {
    if (language === 'en') return { trail, whys };
    const policies = await this.policiesOf(trail.entries.map(({ intake }) => intake));
    const before = new Map(whys?.whys.map((one) => [one.intake, one]));
    const after = new Map<string, ToldWhy>();
    const entries = trail.entries.map((entry): ToldEntry => {
      const policy = policies.get(entry.intake);
      const why = before.get(entry.intake);
      const says = policy === undefined ? undefined : saidAgain(entry, policy, language);
      const changed = policy === undefined || why === undefined ? why : changedAgain(why, policy, language);
      if (says === undefined || (why !== undefined && changed === undefined)) return entry;
      if (changed !== undefined) after.set(entry.intake, changed);
      return { ...entry, says, lang: language };
    });
    return {
      trail: { ...trail, entries },
      whys: whys === null ? null : { whys: whys.whys.map((one) => after.get(one.intake) ?? one) },
    };
  }

  /** Determined policies are public, so they are read as the service. */
  private async policiesOf(intakes: readonly string[]): Promise<ReadonlyMap<string, Policy>> {
    const found = await this.database.inTransaction(systemActor, (tx) => this.policies.determined(tx, intakes));
    return new Map(found.map(({ intake, policy }) => [intake, policy]));
  }
}

function saidAgain(entry: ToldEntry, policy: Policy, language: Language): readonly string[] | undefined {
  return isSame(sayEntry(policy, entry), entry.says) ? sayEntry(policy, entry, language) : undefined;
}

function changedAgain(why: ToldWhy, policy: Policy, language: Language): ToldWhy | undefined {
  const { changes } = why;
  if (changes === undefined || !isSame(sayCounterfactuals(policy, changes), why.says)) return undefined;
  return { ...why, says: sayCounterfactuals(policy, changes, language) };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}
