import { examplePolicies, examplePolicy, plainPolicy } from '../testing/examples';
import { criteriaMarkdown, criteriaTable } from './criteria-table';

describe('The table of criteria', () => {
  it('numbers every row and says how its equals are split', () => {
    const table = criteriaTable(examplePolicy);
    expect(table.map((line) => line.number)).toEqual(examplePolicy.rows.map((_row, at) => at + 1));
    expect(table[5]).toMatchObject({ category: 'Children of staff', means: expect.stringMatching(/Up to 4 places\. It ends on offer day\.$/) as string });
    expect(table[10]?.equals).toBe(
      'Those with the most points on the church form come first. If two children are equal, a draw decides. The draw is watched over by someone independent of the school.',
    );
    expect(table[12]?.equals).toContain('Those with the highest score in the music test come first. Then: Those who live in the parish');
  });

  it('is a Markdown table with as many lines as rows', () => {
    for (const policy of examplePolicies) {
      const lines = criteriaMarkdown(policy).split('\n').filter((line) => line.startsWith('|'));
      expect(lines).toHaveLength(policy.rows.length + 2);
      expect(lines.every((line) => line.replaceAll('\\|', '').split('|').length === 6)).toBe(true);
    }
  });

  it('does not let a name break out of its cell', () => {
    const policy = { ...plainPolicy, rows: [{ id: 'all', name: 'All | some\nchildren', when: { kind: 'everyone-else' as const } }] };
    expect(criteriaMarkdown(policy)).toContain('| 1 | All \\| some children | All children. |');
  });
});
