import { rowParts } from '@allocation';
import fc from 'fast-check';
import { canonicalLine } from '../canonical-line';
import { plainLines } from './plain-lines';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,20}$/);
const rows = {
  children: fc.record({ id, resident: fc.boolean() }),
  preferences: fc.record({ child: id, rank: fc.integer({ min: 1, max: 99 }), intake: id }),
  reach: fc.record({ child: id, intake: id, millimetres: fc.integer({ min: 0, max: 2 ** 40 }) }),
} as const;
const parts = ['children', 'preferences', 'reach'] as const;

/** A line with something about it changed, so that it may be no good any more. */
const changes: readonly ((line: string, at: number) => string)[] = [
  (line) => line,
  (line, at) => line.slice(0, at) + line.slice(at + 1),
  (line, at) => `${line.slice(0, at)}0${line.slice(at)}`,
  (line, at) => `${line.slice(0, at)} ${line.slice(at)}`,
  (line, at) => `${line.slice(0, at)}"${line.slice(at)}`,
  (line, at) => `${line.slice(0, at)}\\u0041${line.slice(at)}`,
  (line) => line.replace(/\d+\}$/, '99999999999999999999}'),
  (line) => line.replace(/\}$/, ',"more":1}'),
  (line) => line.replace(/\}$/, '.0}'),
  (line) => `${line}\n`,
];

it.each(parts)('a line of %s in plain form is canonical, keeps the schema and says the same', (name) => {
  const { schema } = rowParts[name];
  fc.assert(
    fc.property(rows[name], fc.nat(), fc.constantFrom(...changes), (row, pick, change) => {
      const good = canonicalLine(schema.parse(row));
      const line = change(good, pick % good.length);
      const read = plainLines[name]?.(line);
      if (line === good) expect(read).toEqual(schema.parse(JSON.parse(line)));
      if (read === undefined) return;
      expect(canonicalLine(read)).toBe(line);
      expect(schema.parse(JSON.parse(line))).toEqual(read);
    }),
    { numRuns: 400 },
  );
});
