import { asBadInput } from '@gather';
import { BadInput } from '@kernel';
import { readOutcome } from '../files/outcome';
import { readPlainFolder } from '../files/plain/read-plain-folder';
import { readSnapshot } from '../files/snapshot';
import * as fc from 'fast-check';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { resealed } from './testing/frozen';
import { exampleFolder, filesOf, temporaryFolders, writeFiles } from './testing/support';
import type { Files } from './testing/support';

const plain = filesOf(join(exampleFolder, 'plain'));
const snapshot = filesOf(join(exampleFolder, 'snapshot'));
const outcome = filesOf(join(exampleFolder, 'outcome'));
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
const runs = Number(process.env['FUZZ_RUNS'] ?? 100);

/** Things that break readers: ends of JSON, odd numbers, odd bytes, names of built-in things. */
const nasty = ['', '{', '}', '[', ']', '"', ',', ':', '\n', '\r', '\0', '\xff', '\xef\xbb\xbf', '-1', '1e999', 'NaN', 'null', 'true', '[]', '{}', '"__proto__":1,', '&a ', '*a', '- ', '\t', '99999999999999999999', '../'];

interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 12 }),
  put: fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 6 })),
});

describe(`Files that are damaged anyhow are read or refused, never more (seed ${String(seed)})`, () => {
  const newFolder = temporaryFolders();

  it.each([
    ['a plain folder', plain, (folder: string): unknown => readPlainFolder(folder), false],
    ['a snapshot', snapshot, (folder: string): unknown => readSnapshot(folder), false],
    ['a snapshot whose manifest owns up to the damage', snapshot, (folder: string): unknown => readSnapshot(folder), true],
    ['an outcome whose manifest owns up to the damage', outcome, (folder: string): unknown => readOutcome(folder, readSnapshot(join(exampleFolder, 'snapshot')).snapshot), true],
  ] as const)('%s', (_what, files, read, reseal) => {
    const folder = writeFiles(newFolder(), files);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(files)), fc.array(edit, { minLength: 1, maxLength: 3 }), (path, edits) => {
        const damaged = { ...files, [path]: edits.reduce(applied, files[path] ?? '') };
        const whole = reseal && path !== 'manifest.json' ? resealed(damaged) : damaged;
        writeFiles(folder, only(whole, [path, 'manifest.json']));
        try {
          read(folder);
        } catch (fault) {
          sayWhy(asBadInput(fault));
        } finally {
          writeFiles(folder, only(files, [path, 'manifest.json']));
        }
      }),
      { seed, numRuns: runs },
    );
  });
});

function only(files: Files, paths: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => paths.includes(path)));
}

function applied(text: string, { at, cut, put }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + Buffer.from(put, 'utf8').toString('latin1') + text.slice(start + cut);
}

/** A refusal must say what was found; any other fault is a defect. */
function sayWhy(fault: unknown): void {
  if (!(fault instanceof BadInput)) throw fault;
  expect(fault.message).toMatch(/found .+; .+/s);
  expect(fault.message).not.toMatch(/\n {4}at /);
}

