import type { Remark, Strength } from './lint';

const headings: Readonly<Record<Strength, string>> = {
  must: 'The policy must be changed:',
  should: 'The policy should be looked at:',
};

/** The remarks as an officer reads them: a first line with the counts, what must change, then what should. */
export function sayRemarks(remarks: readonly Remark[]): string {
  if (remarks.length === 0) return 'Nothing was found against the Code.';
  const must = remarks.filter((remark) => remark.strength === 'must');
  const should = remarks.filter((remark) => remark.strength === 'should');
  const first = [`${things(must.length)} must be changed.`, ...(should.length === 0 ? [] : [`${things(should.length)} should be looked at.`])].join(' ');
  return [first, ...section('must', must), ...section('should', should)].join('\n');
}

function section(strength: Strength, remarks: readonly Remark[]): readonly string[] {
  if (remarks.length === 0) return [];
  return ['', headings[strength], ...remarks.map(({ path, says, mend }) => `- ${path}: ${says}\n  To mend it: ${mend}`)];
}

function things(number: number): string {
  if (number === 0) return 'Nothing';
  return number === 1 ? '1 thing' : `${String(number)} things`;
}
