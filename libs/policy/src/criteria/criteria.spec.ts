import { parsePolicy } from '../parse';
import { exampleText } from '../testing/example-text';
import { atomsOf, conditionsOf } from '../walk';
import { criteria } from '.';

/** The list of criteria is the whole list, under the right names, and the example document uses every one. */
describe('The list of criteria', () => {
  it.each(Object.entries(criteria))('calls %s by its own kind', (kind, criterion) => {
    expect(criterion.kind).toBe(kind);
    expect(criterion.paragraphs.length).toBeGreaterThan(0);
  });

  it('is used whole by the example document', () => {
    const used = conditionsOf(parsePolicy(exampleText, 'example.yaml')).flatMap(({ thing }) => atomsOf(thing).map((atom) => atom.kind));
    expect([...new Set(used)].sort()).toEqual(Object.keys(criteria).sort());
  });
});
