import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorityWords, House, Recipient } from './models/house';
import { letterKinds } from './models/kinds';
import { elementOf, inner, memberOf, namesIn, typeAndNeed, typeOf } from './shapes';

type Schema = NonNullable<ReturnType<typeof memberOf>>;

const page = readFileSync(join(__dirname, '../../../docs/letters.md'), 'utf8');

describe('The page about letters', () => {
  it('lists every kind with when it is sent and what it needs', () => {
    const rows = Object.entries(letterKinds).map(
      ([kind, { when, data }]) => `| \`${kind}\` | ${when} | ${listed(data)} |`,
    );
    expect(between('kinds')).toBe(['| Kind | Sent when | Needs |', '|---|---|---|', ...rows].join('\n'));
  });

  it('lists every type that holds others', () => {
    const types = new Map<string, Schema>([
      [typeOf(AuthorityWords), AuthorityWords],
      [typeOf(Recipient), Recipient],
    ]);
    for (const { data } of Object.values(letterKinds))
      for (const schema of thingsIn(data)) types.set(typeOf(schema), schema);
    const rows = [...types].map(([type, schema]) => `| ${type} | ${listed(schema)} |`);
    expect(between('types')).toBe(['| Type | Holds |', '|---|---|', ...rows].join('\n'));
  });

  it('names what every letter may use', () => {
    for (const name of namesIn(House)) expect(page).toContain(`\`${name}\``);
  });
});

/** What stands between two marks of the page. */
function between(mark: string): string {
  const [, after = ''] = page.split(`<!-- ${mark}: a test keeps this table true -->`);
  return (after.split(`<!-- end of ${mark} -->`)[0] ?? '').trim();
}

function listed(schema: Schema): string {
  return namesIn(schema)
    .map((name) => `\`${name}\` (${typeAndNeed(memberOf(schema, name) ?? schema)})`)
    .join(', ');
}

/** Every thing inside a schema that holds others. */
function thingsIn(schema: Schema): readonly Schema[] {
  return namesIn(schema).flatMap((name) => {
    const member = memberOf(schema, name);
    const one = member && inner(elementOf(member) ?? member);
    return one === undefined || namesIn(one).length === 0 ? [] : [one, ...thingsIn(one)];
  });
}
