import { Refusal } from '@kernel';
import { readList } from './read-list';

const read = (kind: 'ehc-plans' | 'looked-after', ...rows: string[]) => readList(kind, Buffer.from(rows.join('\r\n')));
const fieldsOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof Refusal ? error.details.fields : error;
  }
};

describe('A list', () => {
  it('may have its columns in any order, as people write them, and days as they write them', () => {
    const [line] = read(
      'ehc-plans',
      '\ufeffPlace;'.replace(';', ',') + 'Date of Birth,FIRST NAMES,last_name,counts',
      'harbour,4/3/2016,"Zara, Ann",Khan,No',
    );
    expect(line).toMatchObject({
      number: 2,
      firstNames: 'Zara, Ann',
      lastName: 'Khan',
      dateOfBirth: '2016-03-04',
      place: 'harbour',
      counts: false,
      care: null,
    });
    expect(read('looked-after', 'first names,last name,date of birth', 'Zara,Khan,2016-03-04')).toMatchObject([
      { care: 'looked-after', place: null, counts: true },
    ]);
  });

  it('names every bad line, by the line on which it begins', () => {
    const bad = (): unknown =>
      read(
        'ehc-plans',
        'first names,last name,date of birth,place',
        'Zara,"Khan\nSmith",4/3/2016,harbour',
        'Mia,,x,',
        'Zara,"Khan\nSmith",4/3/2016,harbour',
        'A,B',
      );
    expect(fieldsOf(bad)).toEqual([
      { field: 'line 4', says: 'lastname: Missing.' },
      { field: 'line 4', says: 'dateofbirth: A day is needed, such as 2021-05-31 or 31/05/2021.' },
      { field: 'line 4', says: 'place: Missing.' },
      { field: 'line 5', says: 'The same as line 2.' },
      { field: 'line 7', says: 'It has 2 cells, and the first line has 4.' },
    ]);
  });

  it('names columns that are unknown, missing or there twice, and text that is no text', () => {
    expect(fieldsOf(() => read('ehc-plans', 'first names,diagnosis,last name,last name'))).toEqual([
      { field: 'line 1', says: 'There is no column "diagnosis".' },
      { field: 'line 1', says: 'The column "lastname" is there twice.' },
      { field: 'line 1', says: 'The column "dateofbirth" is missing.' },
      { field: 'line 1', says: 'The column "place" is missing.' },
    ]);
    expect(fieldsOf(() => readList('looked-after', Buffer.from([0xff, 0xfe, 0x41])))).toEqual([
      { field: 'file', says: 'Save it as CSV with UTF-8 text.' },
    ]);
    expect(fieldsOf(() => read('looked-after', 'first names,last name,date of birth', '"Zara'))).toEqual([
      { field: 'file', says: 'The quotation marks do not match.' },
    ]);
  });
});
