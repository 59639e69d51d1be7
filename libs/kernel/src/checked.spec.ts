import { z } from 'zod';
import { BadInput } from './bad-input';
import { checked } from './checked';

const Thing = z.strictObject({
  name: z.string().min(1),
  size: z.int().min(1).max(9),
  share: z.number().positive().optional(),
  open: z.boolean().optional(),
  kind: z.enum(['a', 'b']).optional(),
  parts: z.array(z.string()).min(2).optional(),
  near: z.union([z.int(), z.literal('none')]).optional(),
  form: z.discriminatedUnion('by', [z.strictObject({ by: z.literal('x') }), z.strictObject({ by: z.literal('y') })]).optional(),
  byId: z.record(z.string().regex(/^[a-z]+$/, 'small letters are needed'), z.int()).optional(),
});
const good = { name: 'oak', size: 3 };

function messageOf(value: unknown, lineOf?: (path: readonly PropertyKey[]) => number | undefined): string {
  try {
    checked(Thing, value, 'thing.yaml', lineOf);
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('A checked value', () => {
  it('is the value itself when it fits', () => {
    expect(checked(Thing, good, 'thing.yaml')).toEqual(good);
  });

  it.each<[unknown, string]>([
    [{ ...good, nmae: 1 }, 'thing.yaml, nmae: found the unknown key "nmae"; take it out, or check its spelling against docs/schema.'],
    [{ size: 3 }, 'thing.yaml, name: found no "name"; a text is needed here.'],
    [{ ...good, name: '' }, 'thing.yaml, name: found ""; some text is needed here.'],
    [{ ...good, name: 7 }, 'thing.yaml, name: found 7; a text is needed here: put it in quotes.'],
    [{ ...good, name: null }, 'thing.yaml, name: found an empty value; a text is needed here.'],
    [{ ...good, size: '3' }, 'thing.yaml, size: found "3"; a number is needed here: take the quotes away.'],
    [{ ...good, size: 3.5 }, 'thing.yaml, size: found 3.5; a whole number is needed here.'],
    [{ ...good, size: 0 }, 'thing.yaml, size: found 0; at least 1 is needed here.'],
    [{ ...good, size: 10 }, 'thing.yaml, size: found 10; at most 9 is allowed here.'],
    [{ ...good, share: 0 }, 'thing.yaml, share: found 0; more than 0 is needed here.'],
    [{ ...good, share: Number.NaN }, 'thing.yaml, share: found NaN; a number is needed here.'],
    [{ ...good, open: 'yes' }, 'thing.yaml, open: found "yes"; true or false is needed here.'],
    [{ ...good, kind: 'c' }, 'thing.yaml, kind: found "c"; allowed: "a", "b".'],
    [{ ...good, parts: 'one' }, 'thing.yaml, parts: found "one"; a list is needed here, such as [one, two].'],
    [{ ...good, parts: ['one'] }, 'thing.yaml, parts: found a list of 1; a list of at least 2 is needed here.'],
    [{ ...good, near: 'far' }, 'thing.yaml, near: found "far"; a number is needed here, or allowed: "none".'],
    [{ ...good, form: { by: 'z' } }, 'thing.yaml, form.by: found "z"; allowed: "x", "y".'],
    [{ ...good, form: {} }, 'thing.yaml, form.by: found no "by"; allowed: "x", "y".'],
    [{ ...good, byId: { A: 1 } }, 'thing.yaml, byId.A: found 1; the name is not one that may stand here: small letters are needed.'],
    [undefined, 'thing.yaml: found nothing; keys with their values are needed here.'],
    [[], 'thing.yaml: found an empty list; keys with their values are needed here.'],
  ])('refuses %j with a message that says where, what and how to mend it', (value, message) => {
    expect(messageOf(value)).toBe(message);
  });

  it('says every problem, each with its own line', () => {
    const lines: Readonly<Record<string, number>> = { name: 2, extra: 5, more: 6 };
    expect(messageOf({ name: 7, size: 3, extra: 1, more: 2 }, (path) => lines[String(path[0])])).toBe(
      [
        'thing.yaml, line 2, name: found 7; a text is needed here: put it in quotes.',
        'thing.yaml, line 5, extra: found the unknown key "extra"; take it out, or check its spelling against docs/schema.',
        'thing.yaml, line 6, more: found the unknown key "more"; take it out, or check its spelling against docs/schema.',
      ].join('\n'),
    );
  });
});
