import type { Remark } from './lint';
import { sayRemarks } from './say-remarks';

const must: Remark = { lint: 'a', strength: 'must', paragraphs: ['1.8'], edition: '2021', path: 'tieBreak', says: 'Two can be equal.', mend: 'Add a draw.' };
const should: Remark = { ...must, lint: 'b', strength: 'should', path: 'rows.1', says: 'The row has no cap.', mend: 'Add a cap.' };

describe('sayRemarks', () => {
  it('says that nothing was found', () => {
    expect(sayRemarks([])).toBe('Nothing was found against the Code.');
  });

  it('says what must change before what should', () => {
    expect(sayRemarks([should, must])).toBe(
      [
        '1 thing must be changed. 1 thing should be looked at.',
        '',
        'The policy must be changed:',
        '- tieBreak: Two can be equal.',
        '  To mend it: Add a draw.',
        '',
        'The policy should be looked at:',
        '- rows.1: The row has no cap.',
        '  To mend it: Add a cap.',
      ].join('\n'),
    );
  });

  it('leaves out a part that is empty', () => {
    expect(sayRemarks([should, should])).toMatch(/^Nothing must be changed\. 2 things should be looked at\.\n\nThe policy should/);
  });
});
