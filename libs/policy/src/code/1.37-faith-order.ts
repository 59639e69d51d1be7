import { keysOf } from '../walk';
import type { Example } from './examples';
import { byDistance, byDraw, lookedAfter, lookedAfterRow, otherRow, row, siblingRow, worships } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { kind, nameOf, requires, rowLists } from './look';
import { isForLookedAfter } from './looked-after';

const isFaith = kind('faith', 'faith-points');
const ofTheFaith = row('looked-after-church', 'Looked-after children who worship', { kind: 'all', of: [lookedAfter, worships] });
const church = row('church', 'Other children who worship', worships);

export const othersLookedAfterNext = lint({
  id: '1.37-others-looked-after-next',
  paragraphs: ['1.37', '1.7'],
  strength: 'must',
  says: 'Where looked-after children of the faith come first, other looked-after children come before any other child not of the faith.',
  mend: 'Add a row for all looked-after and previously looked-after children before the first row that can take a child not of the faith.',
  check: (policy) => {
    const found = rowLists(policy).flatMap((rows): Finding[] => {
      const [first] = rows;
      if (first === undefined || !isForLookedAfter(first.thing) || !requires(first.thing.when, isFaith)) return [];
      const at = rows.findIndex(({ thing }) => isForLookedAfter(thing) && !requires(thing.when, isFaith));
      const before = at < 0 ? rows : rows.slice(0, at);
      const other = before.find(({ thing }) => thing.when !== undefined && !requires(thing.when, isFaith));
      if (other === undefined || before.some(({ thing }) => thing.unknown !== undefined)) return [];
      return [{ path: other.path, message: `${nameOf(other)} can take children not of the faith before looked-after children not of the faith.` }];
    });
    return found.filter((one, at) => found.findIndex((same) => same.path === one.path) === at);
  },
  lawful: [{ of: 'faith', shows: 'with a row for each', change: { rows: [ofTheFaith, church, lookedAfterRow, siblingRow, otherRow] } }],
  unlawful: [
    { of: 'faith', shows: 'that puts other siblings before other looked-after children', change: { rows: [ofTheFaith, church, siblingRow, lookedAfterRow, otherRow] } },
    { of: 'faith', shows: 'that forgets looked-after children not of the faith', change: { rows: [ofTheFaith, church, otherRow] } },
  ],
});

export const pointsExplained = lint({
  id: '1.37-points-explained',
  paragraphs: ['1.37'],
  strength: 'should',
  says: 'A form that gives points says how they are earned and the most a child can have.',
  mend: 'Say under the form’s "terms" what earns points, and the most under "maximumPoints".',
  check: (policy) => {
    const used = new Set(keysOf(policy).flatMap(({ thing }) => (thing.by === 'points' ? [thing.form] : [])));
    return Object.entries(policy.definitions.forms).flatMap(([id, form]): Finding[] => {
      if (!used.has(id)) return [];
      const missing = [...(form.maximumPoints === undefined ? ['the most points a child can have'] : []), ...(Object.keys(form.terms).length === 0 ? ['how points are earned'] : [])];
      return missing.length === 0 ? [] : [{ path: `definitions.forms.${id}`, message: `"${form.says}" gives points, but does not say ${missing.join(' or ')}.` }];
    });
  },
  lawful: [pointsExample(20, 'whose points are explained')],
  unlawful: [pointsExample(undefined, 'that does not say the most points')],
});

function pointsExample(maximumPoints: number | undefined, shows: string): Example {
  return {
    of: 'faith',
    shows,
    change: {
      definitions: { forms: { 'church-form': { says: 'the church form', terms: { worship: 'who worship at St Mary’s Church' }, ...(maximumPoints === undefined ? {} : { maximumPoints }) } } },
      tieBreak: [{ by: 'points', form: 'church-form', first: 'highest' }, byDistance, byDraw],
    },
  };
}
