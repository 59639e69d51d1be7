import type { ChildFacts, When } from '@policy';

/** A bit for each fact that a condition can hang on, so that a child without the fact is passed over at once. */
const bits = {
  care: 1,
  needs: 2,
  vulnerable: 4,
  siblings: 8,
  staff: 16,
  attends: 32,
  areas: 64,
  nearest: 128,
  faith: 256,
  tests: 512,
  premiums: 1_024,
  serviceFamily: 2_048,
  roles: 4_096,
  boarding: 8_192,
  listed: 16_384,
} as const;

const factOf = {
  'looked-after': bits.care,
  need: bits.needs,
  vulnerable: bits.vulnerable,
  sibling: bits.siblings,
  'staff-child': bits.staff,
  'feeder-school': bits.attends,
  catchment: bits.areas,
  'within-distance': 0,
  'nearest-school': bits.nearest,
  faith: bits.faith,
  'faith-points': bits.faith,
  tested: bits.tests,
  band: 0,
  premium: bits.premiums,
  'service-family': bits.serviceFamily,
  role: bits.roles,
  'boarding-need': bits.boarding,
  listed: bits.listed,
  'everyone-else': 0,
} as const;

/** The facts without any one of which no child can meet a condition. */
export function factsNeeded(when: When): number {
  if (when.kind === 'not') return 0;
  if (when.kind === 'all') return when.of.reduce((all, part) => all | factsNeeded(part), 0);
  if (when.kind === 'any') return when.of.reduce((shared, part) => shared & factsNeeded(part), -1);
  return factOf[when.kind];
}

/** Every bit: said of a child whose facts were not looked through. */
export const anyFacts = -1;

/** The facts that a child has. */
export function factsPresent(facts: ChildFacts): number {
  return (
    (facts.care === undefined ? 0 : bits.care) |
    (facts.needs === undefined ? 0 : bits.needs) |
    (facts.vulnerable === undefined ? 0 : bits.vulnerable) |
    (facts.siblings === undefined ? 0 : bits.siblings) |
    (facts.staff === undefined ? 0 : bits.staff) |
    (facts.attends === undefined ? 0 : bits.attends) |
    (facts.areas === undefined ? 0 : bits.areas) |
    (facts.nearest === undefined ? 0 : bits.nearest) |
    (facts.faith === undefined ? 0 : bits.faith) |
    (facts.tests === undefined ? 0 : bits.tests) |
    (facts.premiums === undefined ? 0 : bits.premiums) |
    (facts.serviceFamily === undefined ? 0 : bits.serviceFamily) |
    (facts.roles === undefined ? 0 : bits.roles) |
    (facts.boarding === undefined ? 0 : bits.boarding) |
    (facts.listed === undefined ? 0 : bits.listed)
  );
}
