import { beginning, hashAfter, type HappeningText, readHead, sayHead } from './chain';
import { type Break, LinkCheck, type SealedRow } from './check-links';

const happening = (id: number, over: Partial<HappeningText> = {}): HappeningText => ({
  id: String(id),
  at: '2028-10-31T12:00:00.000000Z',
  kind: 'application.submitted',
  account: `account-${id}`,
  accountName: null,
  roles: 'parent',
  authority: 'town',
  school: null,
  child: `child-${id}`,
  subject: `application-${id}`,
  about: '{"rank": 1}',
  request: null,
  ...over,
});

/** A whole chain of so many happenings. */
function chainOf(length: number): SealedRow[] {
  const rows: SealedRow[] = [];
  let { hash } = beginning;
  for (let position = 1; position <= length; position += 1) {
    const text = happening(position + 100);
    hash = hashAfter(hash, text);
    rows.push({ position, hash, happening: text.id, text });
  }
  return rows;
}

/** What the check says of these rows. */
function breaksOf(rows: readonly SealedRow[], heads: readonly string[] = []): Break[] {
  const breaks: Break[] = [];
  const kept = heads.flatMap((head) => readHead(head) ?? []);
  const check = new LinkCheck(kept, (found) => breaks.push(found));
  for (const row of rows) check.next(row);
  check.end();
  return breaks;
}

const at = (breaks: readonly Break[]): unknown[] => breaks.map(({ fault, position }) => [fault, position]);

/** The rows with one of them changed. */
const changed = (rows: readonly SealedRow[], position: number, change: (row: SealedRow) => SealedRow): SealedRow[] =>
  rows.map((row) => (row.position === position ? change(row) : row));

/** The rows with new hashes from a position on, as somebody would seal them who hides a change. */
function sealedAgain(rows: readonly SealedRow[], from: number): SealedRow[] {
  let { hash } = beginning;
  return rows.map((row) => {
    hash = row.position < from || row.text === undefined ? row.hash : hashAfter(hash, row.text);
    return { ...row, hash };
  });
}

const other = (row: SealedRow): SealedRow => ({
  ...row,
  text: happening(Number(row.happening), { account: 'somebody-else' }),
});
const otherHash = (row: SealedRow): SealedRow => ({ ...row, hash: 'ab'.repeat(32) });

describe('the links of the chain', () => {
  const whole = chainOf(9);

  it('hold in a whole chain, and in an empty one', () => {
    expect(breaksOf(whole)).toEqual([]);
    expect(breaksOf([])).toEqual([]);
  });

  it.each(Object.keys(happening(1)) as (keyof HappeningText)[])('depend on the %s of a happening', (part) => {
    const rows = changed(whole, 4, (row) => ({ ...row, text: { ...happening(104), [part]: 'something else' } }));
    expect(at(breaksOf(rows))).toEqual([['happening-changed', 4]]);
  });

  it.each([1, 5, 8])('show that the happening at position %d was changed', (position) => {
    const [found, ...more] = breaksOf(changed(whole, position, other));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ fault: 'happening-changed', position, happening: String(position + 100) });
    expect(found?.found).toBe(whole[position - 1]?.hash);
    expect(found?.expected).not.toBe(found?.found);
  });

  it.each([1, 5, 8])('tell a changed seal at position %d from a changed happening', (position) => {
    expect(at(breaksOf(changed(whole, position, otherHash)))).toEqual([['seal-changed', position]]);
  });

  it('cannot tell which it was at the very end', () => {
    expect(at(breaksOf(changed(whole, 9, other)))).toEqual([['link-broken', 9]]);
    expect(at(breaksOf(changed(whole, 9, otherHash)))).toEqual([['link-broken', 9]]);
  });

  it('show every broken place, not only the first', () => {
    const rows = changed(changed(changed(whole, 2, other), 3, other), 7, otherHash);
    expect(at(breaksOf(rows))).toEqual([
      ['link-broken', 2],
      ['happening-changed', 3],
      ['seal-changed', 7],
    ]);
  });

  it('break behind a happening that was changed and sealed again', () => {
    const rows = changed(whole, 4, (row) => {
      const text = happening(104, { account: 'somebody-else' });
      return { ...row, text, hash: hashAfter(whole[2]?.hash ?? '', text) };
    });
    expect(at(breaksOf(rows))).toEqual([['happening-changed', 5]]);
  });

  it('show happenings that were removed, and what is wrong besides', () => {
    const rows = changed(
      changed(whole, 4, (row) => ({ ...row, text: undefined })),
      6,
      other,
    );
    expect(at(breaksOf(rows))).toEqual([
      ['happening-missing', 4],
      ['happening-changed', 6],
    ]);
  });

  it('show seals that were removed, from the first on', () => {
    const [found] = breaksOf(whole.filter(({ position }) => position !== 4 && position !== 5));
    expect(found).toMatchObject({ fault: 'seals-missing', position: 4, found: 'no seal at positions 4 to 5' });
    expect(at(breaksOf(whole.slice(3)))).toEqual([['seals-missing', 1]]);
    expect(at(breaksOf(whole.filter(({ position }) => position !== 4)))).toEqual([['seals-missing', 4]]);
  });

  it('show two happenings that changed places', () => {
    const swapped = whole.map((row) => {
      const from = row.position === 4 ? whole[4] : row.position === 5 ? whole[3] : row;
      return { ...row, text: from?.text, happening: from?.happening ?? '' };
    });
    expect(at(breaksOf(swapped))).toEqual([
      ['link-broken', 4],
      ['happening-changed', 5],
    ]);
  });
});

describe('a head that was kept', () => {
  const whole = chainOf(9);
  const heads = whole.map((row) => sayHead(row));

  it('is found again, wherever it is, and so is the beginning', () => {
    expect(breaksOf(whole, [...heads, sayHead(beginning)])).toEqual([]);
  });

  it('shows that everything from a change on was sealed again', () => {
    const forged = sealedAgain(changed(whole, 4, other), 4);
    expect(breaksOf(forged)).toEqual([]);
    expect(at(breaksOf(forged, heads.slice(0, 3)))).toEqual([]);
    expect(at(breaksOf(forged, [heads[8] ?? '']))).toEqual([['head-differs', 9]]);
    expect(at(breaksOf(forged, [heads[2] ?? '', heads[3] ?? '', heads[8] ?? '']))).toEqual([
      ['head-differs', 4],
      ['head-differs', 9],
    ]);
  });

  it('shows that the end was cut off', () => {
    expect(breaksOf(whole.slice(0, 6))).toEqual([]);
    expect(at(breaksOf(whole.slice(0, 6), [heads[8] ?? '']))).toEqual([['cut-off', 9]]);
    expect(at(breaksOf([], [heads[0] ?? '']))).toEqual([['cut-off', 1]]);
  });

  it('is read only as it is said', () => {
    const head = { position: 12, hash: 'ab'.repeat(32) };
    expect(readHead(sayHead(head))).toEqual(head);
    expect(readHead(` 12:${'AB'.repeat(32)}\n`)).toEqual(head);
    for (const text of ['', '12', '12:', '12:ab', `x:${head.hash}`, `-1:${head.hash}`, `1.5:${head.hash}`]) {
      expect(readHead(text)).toBeUndefined();
    }
  });
});

it('a hash is what anybody works out with a common program', () => {
  // printf '%s%s' 000…0 '{"about":…}' | sha256sum
  const text = happening(1);
  expect(hashAfter(beginning.hash, text)).toBe('555ca0f0d7a28a645b61c3f0fd1ee7e57204999570bc223a544f01a92c3ffb30');
});
