import { BadInput } from '@kernel';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { publishedFiles, readPublished, wholeIn } from './published-table';
import { readPostcodes, readRegister } from './publishers';
import { temporaryFolders } from './testing';

const folder = temporaryFolders();

/** A folder of data with one file in it. */
function dataWith(path: string, bytes: string | Buffer): string {
  const data = folder();
  mkdirSync(join(data, path, '..'), { recursive: true });
  writeFileSync(join(data, path), bytes);
  return data;
}

const found = (act: () => unknown): string => {
  try {
    act();
  } catch (fault) {
    if (fault instanceof BadInput) return JSON.stringify(fault.problems);
    throw fault;
  }
  return 'nothing';
};

describe('Published tables', () => {
  it('are read as the register of schools is published: its own headings, in Windows-1252', () => {
    const text = 'URN,"LA (code)","EstablishmentName","SchoolCapacity","Easting","Northing"\r\n1,857,"St Anne\u2019s, Oakham",210,485000,309000\r\n2,301,Other,1,1,1\r\n';
    const data = dataWith('gias/edubasealldata20250520.csv', Buffer.from(text.replace('\u2019', '\u0092'), 'latin1'));
    expect(readRegister(data, '857')).toEqual([{ urn: '1', name: 'St Anne\u2019s, Oakham', easting: 485_000, northing: 309_000, capacity: 210 }]);
  });

  it('are read as Code-Point Open is published: by area, without headings', () => {
    const line = (postcode: string, district: string): string => `"${postcode}",10,485000,309000,"E92000001","E19000002","E18000005","","${district}","E05000001"`;
    const data = dataWith('postcodes/le.csv', [line('LE15 6AB', 'E06000017'), line('LE1 1AA', 'E06000016')].join('\n'));
    expect(readPostcodes(data, /^le\.csv$/, 'E06000017')).toEqual([{ postcode: 'LE15 6AB', easting: 485_000, northing: 309_000 }]);
  });

  it('are read packed, and by the headings of files cut from them', () => {
    const data = dataWith('postcodes/cut.csv.gz', gzipSync('postcode,quality,easting,northing,district_code,ward_code\nLE15 6AB,10,1,2,E06000017,E05\n'));
    expect(readPostcodes(data, /^cut/, 'E06000017')).toEqual([{ postcode: 'LE15 6AB', easting: 1, northing: 2 }]);
  });

  it('are refused in words when the folder, the file, a column or a number is not there', () => {
    const data = dataWith('a/b.csv', 'name,number\nElm,many\n');
    const headings = { name: ['name'], number: ['number'] };
    expect(found(() => publishedFiles(data, 'missing', /x/))).toContain('no such file or folder');
    expect(found(() => publishedFiles(data, 'a', /^c/))).toContain('no file whose name fits');
    expect(found(() => readPublished(data, 'a/none.csv', { headings }))).toContain('no such file or folder');
    expect(found(() => readPublished(data, 'a/b.csv', { headings: { ...headings, urn: ['URN', 'urn'] } }))).toContain('no column \\"URN\\" or \\"urn\\"');
    const [row] = readPublished(data, 'a/b.csv', { headings });
    expect(found(() => row && wholeIn(row, 'number', 'a/b.csv'))).toContain('many');
  });
});
