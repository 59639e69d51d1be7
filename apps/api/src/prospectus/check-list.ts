import { Injectable } from '@nestjs/common';
import type { Intake, Likelihood, ListChecked, ListToCheck } from '@contract';
import type { Language } from '@kernel';
import { sayListChecked } from './likelihood/say-list-checked';
import { tryChild } from './likelihood/try-child';
import { type Around, LookAround, nearestFirst } from './look-around';
import { refusals } from './prospectus.refusals';

/** So many other schools are named at most. */
const mostOthers = 5;

type Preferences = ListChecked['preferences'];
type Years = ListChecked['years'];

/**
 * Says what would have come of a list of preferences in each earlier year, and warns when the child would have been left
 * without a place in all of them.
 *
 * Each preference is tried by itself: a child is offered the first of a list that would be offered alone, because no
 * other order and no other wish can help or harm (docs/before-applying.md).
 */
@Injectable()
export class CheckList {
  constructor(private readonly looks: LookAround) {}

  run(round: string, { place, claims, preferences }: ListToCheck, language: Language): Promise<ListChecked> {
    if (new Set(preferences).size < preferences.length) throw refusals.twiceOnList();
    return this.looks.run({ round, place, said: claims, language }, async (around) => {
      const asked = preferences.map((id) => around.intakes.find((intake) => intake.id === id) ?? notOnList(id));
      const tried: Preferences = [];
      for (const intake of asked)
        tried.push({ intake: intake.id, name: intake.name, likelihood: await likelihoodOf(around, intake) });
      const years = yearsOf(tried);
      const outlook = outlookOf(years);
      const others = outlook === 'unlikely' ? await this.others(around, preferences, years) : [];
      const startYear = around.round.year;
      const says = sayListChecked({ outlook, years, others, startYear, count: preferences.length, language });
      return { outlook, says, years, preferences: tried, others };
    });
  }

  /** Other schools that would have offered a place in every year of which something is known. */
  private async others(around: Around, preferences: readonly string[], years: Years): Promise<ListChecked['others']> {
    const known = new Set(years.filter(({ would }) => would !== 'not-known').map(({ year }) => year));
    const found: ListChecked['others'] = [];
    for (const intake of nearestFirst(around)) {
      if (found.length === mostOthers) break;
      if (preferences.includes(intake.id)) continue;
      const { years: own } = await likelihoodOf(around, intake);
      const always = own.filter(({ year }) => known.has(year)).every(({ would }) => would === 'offered');
      if (always)
        found.push({ intake: intake.id, school: intake.school, name: intake.name, metres: around.metresTo(intake) });
    }
    return found;
  }
}

function notOnList(id: string): never {
  throw refusals.notOnList({ fields: [{ field: 'preferences', says: `${id} is not in this round.` }] });
}

function likelihoodOf(around: Around, intake: Intake): Promise<Likelihood> {
  return tryChild(intake, around.policies.get(intake.id)?.policy, around.tried);
}

/** In each year the first of the list that would have been offered; or what stood best. */
function yearsOf(tried: Preferences): Years {
  const years = [...new Set(tried.flatMap(({ likelihood }) => likelihood.years.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  return years.map((year) => {
    const answers = tried.map(({ intake, likelihood }) => ({
      intake,
      would: likelihood.years.find((one) => one.year === year)?.would ?? 'not-known',
    }));
    for (const would of ['offered', 'by-lot', 'too-few'] as const) {
      const first = answers.find((one) => one.would === would);
      if (first !== undefined) return { year, would, intake: would === 'offered' ? first.intake : null };
    }
    // A preference of which nothing is known might have been offered, so nothing is said of such a year.
    const would = answers.some((one) => one.would === 'not-known') ? 'not-known' : 'not-offered';
    return { year, would, intake: null };
  });
}

function outlookOf(years: Years): ListChecked['outlook'] {
  const known = years.filter(({ would }) => would !== 'not-known' && would !== 'too-few');
  if (known.length === 0) return 'not-known';
  if (known.every(({ would }) => would === 'offered')) return 'likely';
  return known.every(({ would }) => would === 'not-offered') ? 'unlikely' : 'uncertain';
}
