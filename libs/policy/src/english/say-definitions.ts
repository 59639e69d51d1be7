import type { Measure } from '../measure';
import type { Banding, Definitions, Policy } from '../policy';
import { bareWords, counted, listed, sentence } from './wording';
import { wordsOf } from './words';

/** What the policy's own names mean, one entry each, in the order of the document's kinds of definition. */
export function sayDefinitions(policy: Policy): readonly string[] {
  const { areas, measures, schoolSets, tests, forms, roles, bandings } = policy.definitions;
  return [
    ...Object.values(areas).map(sayArea),
    ...Object.values(measures).map((measure) => sayMeasure(policy, measure)),
    ...Object.values(schoolSets).map((set) => saySchoolSet(policy, set)),
    ...Object.values(tests).map(sayTest),
    ...Object.values(forms).map(sayForm),
    ...Object.values(roles).map((role) => `The school says which children these are: those ${bareWords(role.says)}.`),
    ...Object.values(bandings).map((banding) => sayBanding(policy, banding)),
  ];
}

/** An area: by its postcodes, its map, or both. */
export function sayArea(area: Definitions['areas'][string]): string {
  const name = `The words “${bareWords(area.says)}”`;
  const parts: string[] = [];
  if (area.postcodes !== undefined) parts.push(`${name} mean these postcodes: ${listed(area.postcodes)}.`);
  if (area.map !== undefined) parts.push(`${name} mean the area on the map ${area.map}.`);
  if (parts.length === 0) parts.push(`${name} mean an area that the school names.`);
  if (area.note !== undefined) parts.push(sentence(area.note));
  return parts.join(' ');
}

/** A measure: its method, both ends, unit and rounding (1.13). */
export function sayMeasure(policy: Policy, measure: Measure): string {
  const method = measure.method === 'straight-line' ? 'We draw a straight line.' : 'We take the shortest walking route.';
  const from = measure.from === 'front-door' ? 'the front door of the home' : 'the mapped point of the home';
  const unit = `${measure.unit}s`;
  const precision =
    measure.decimals === 'none'
      ? `We count in ${unit} and do not round.`
      : `We count in ${unit}, to ${measure.decimals === 0 ? 'the nearest whole one' : counted(measure.decimals, 'decimal place')}.`;
  return `This is how we measure “${bareWords(measure.says)}”. ${method} It runs from ${from} to ${sayPoint(policy, measure.to)}. ${precision}`;
}

function sayPoint(policy: Policy, to: Measure['to']): string {
  switch (to.kind) {
    case 'nearest-gate':
      return 'the nearest gate of the school';
    case 'named-point':
      return `the point named “${to.point}” at the school`;
    case 'centre':
      return 'the centre of the school';
    case 'reception':
      return 'the school reception';
    case 'nodal-point':
      return `the point named “${to.point}”, away from the school`;
    case 'nearest-alternative':
      return `the nearest other school of ${wordsOf(policy).schools(to.among)}`;
  }
}

/** A set of schools by name, and how nearness to them is measured. */
export function saySchoolSet(policy: Policy, set: Definitions['schoolSets'][string]): string {
  const words = wordsOf(policy);
  const measured = set.measure === undefined ? '' : ` How near they are is measured ${words.measure(set.measure)}.`;
  return `The words “${bareWords(set.says)}” mean ${listed(set.schools.map((id) => words.school(id)))}.${measured}`;
}

/** A test: what it looks for. */
export function sayTest(test: Definitions['tests'][string]): string {
  const looksFor = { ability: 'ability', aptitude: 'aptitude', banding: 'which band a child is in' }[test.assesses];
  const subject = test.subject === undefined ? '' : ` in ${test.subject.replaceAll('-', ' ')}`;
  return `${sentence(test.says).slice(0, -1)} shows ${looksFor}${subject}.`;
}

/** A supplementary form: what it can show, and the most points it gives. */
export function sayForm(form: Definitions['forms'][string]): string {
  const terms = Object.values(form.terms).map((term) => `children ${bareWords(term)}`);
  const shows = terms.length === 0 ? '' : ` It can show: ${terms.join('; ')}.`;
  const points = form.maximumPoints === undefined ? '' : ` It gives up to ${counted(form.maximumPoints, 'point')}.`;
  return `You need to fill in ${bareWords(form.says)}.${shows}${points}`;
}

/** A banding: its test, what the bands are drawn from, and each band (1.25). */
export function sayBanding(policy: Policy, banding: Banding): string {
  const bases = {
    applicants: 'The bands share out the children who took it.',
    area: 'The bands follow the spread of children in the area.',
    national: 'The bands follow the spread of children in the country.',
  } as const;
  const bands = banding.bands.map(({ name, percent, from }) => {
    const share = [...(percent === undefined ? [] : [`${String(percent)}%`]), ...(from === undefined ? [] : [`scores from ${String(from)}`])];
    return `${bareWords(name)}${share.length === 0 ? '' : ` (${share.join(', ')})`}`;
  });
  return `${sentence(banding.says)} The test is ${wordsOf(policy).test(banding.test)}. ${bases[banding.basis]} They are: ${bands.join('; ')}.`;
}
