import { join } from 'node:path';
import { RefusedWords } from './refused-words';

const words = RefusedWords.read(join(__dirname, '..', '..', '..', '..', '..'));
const closed = {
  type: '/api/docs/refusals#applications.closed',
  title: 'Conflict',
  status: 409,
  detail: 'Closing day has passed. Send the application as a late one and say why.',
  code: 'applications.closed',
};

describe('what was refused', () => {
  it('is said in Welsh to whoever asks in Welsh, by its code', () => {
    const said = words.in('cy', closed);
    expect(said).toMatchObject({ lang: 'cy', status: 409, code: 'applications.closed' });
    expect(said.detail).toMatch(/^Mae'r dyddiad cau wedi mynd heibio\./);
    expect(words.in('en', closed)).toBe(closed);
  });

  it('stays English, and is not marked as Welsh, where there are no words for it', () => {
    const other = { ...closed, code: 'allocation.dry-run', detail: 'A dry run is for looking at.' };
    expect(words.in('cy', other)).toEqual(other);
  });

  it('is said at each field, with the names and days that stand in it', () => {
    const says =
      'Oak (infants) takes children born from 1 September 2022 to 31 August 2023. ' +
      'Correct the date of birth, or ask for a place outside the child’s age group.';
    const fields = [
      { field: 'preferences.0', says },
      { field: 'preferences', says: 'Name at most 6 schools: Reception 2027 allows no more.' },
      { field: 'x', says: 'A sentence that nobody knows.' },
    ];
    expect(words.in('cy', { ...closed, fields }).fields).toEqual([
      {
        field: 'preferences.0',
        says: "Oak (infants): mae'r ysgol yn derbyn plant a aned rhwng 1 Medi 2022 a 31 Awst 2023. Cywirwch y dyddiad geni, neu gofynnwch am le y tu allan i grŵp oedran y plentyn.",
        lang: 'cy',
      },
      {
        field: 'preferences',
        says: 'Gallwch enwi hyd at 6 ysgol. Ni chaniateir mwy yn y cylch hwn: Reception 2027.',
        lang: 'cy',
      },
      { field: 'x', says: 'A sentence that nobody knows.' },
    ]);
  });
});
