import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredRefusals } from '@kernel';
import { timelineWordsOf, translatedTimelineOf } from '../../apps/api/src/notifications';
import { welshRefusalsOf } from '../../apps/api/src/platform';

const root = join(__dirname, '..', '..');
const rooms = join(root, 'apps', 'api', 'src');

describe('what the service refuses with, in Welsh', () => {
  const words = welshRefusalsOf(readFileSync(join(root, 'config', 'refusals', 'cy.yaml'), 'utf8'));

  beforeAll(async () => {
    for (const file of sourcesIn(rooms)) if (readFileSync(file, 'utf8').includes('= refusalsOf(')) await import(file);
  });

  it('is there for every code, unless only staff meet it, and for no other', () => {
    const onlyStaff = (code: string): boolean =>
      words.onlyStaff.some((one) => one === code || (one.endsWith('.*') && code.startsWith(one.slice(0, -1))));
    const codes = [...declaredRefusals().keys()];
    expect(codes.filter((code) => !(code in words.says) && !onlyStaff(code))).toEqual([]);
    expect(Object.keys(words.says).filter((code) => !codes.includes(code) || onlyStaff(code))).toEqual([]);
    const named = words.onlyStaff.filter((one) => !one.endsWith('.*'));
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('is there for every field that keeps an application from being sent', () => {
    const checks = readFileSync(join(rooms, 'applications', 'sending', 'check-answers.ts'), 'utf8');
    const said = [...checks.matchAll(/says: (?:'([^']+)'|`([^`]+)`)/g)].map(
      ([, plain, filled]) => plain ?? filled ?? '',
    );
    const sentences = said.map((one) => one.replace(/\$\{(?:\w+\.)?(\w+)\}/g, '{$1}'));
    expect(sentences.length).toBeGreaterThan(10);
    expect(sentences.filter((one) => !(one in words.fields))).toEqual([]);
  });

  it('is given the same values as in English', () => {
    const machine = /^(Invalid|Too (big|small))/;
    const wrong = Object.entries(words.fields).filter(
      ([english, welsh]) => !machine.test(english) && valuesOf(english) !== valuesOf(welsh),
    );
    expect(wrong).toEqual([]);
  });
});

describe('what happened, in Welsh', () => {
  const read = (language: string): string => readFileSync(join(root, 'config', 'timeline', `${language}.yaml`), 'utf8');
  const english = timelineWordsOf(read('en'));
  const welsh = translatedTimelineOf(read('cy'));

  it('is there for every kind that families are told of, with the same names in it', () => {
    expect(Object.keys(welsh.told)).toEqual(Object.keys(english.told));
    const forms = (says: (typeof welsh.told)[string] | undefined): unknown =>
      says === undefined || typeof says === 'string'
        ? valuesOf(says ?? '')
        : { by: says.by, each: Object.entries(says.each).map(([value, one]) => [value, valuesOf(one)]) };
    for (const [kind, { says }] of Object.entries(english.told)) {
      expect({ kind, says: forms(welsh.told[kind]) }).toEqual({ kind, says: forms(says) });
    }
    expect(valuesOf(welsh.besides.letter)).toEqual(valuesOf(english.besides.letter));
  });
});

/** The names in braces, in the order of the alphabet. */
function valuesOf(text: string): string {
  return (text.match(/\{\w+\}/g) ?? []).sort().join();
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return /(?<!\.spec|\.e2e)\.ts$/.test(entry.name) ? [path] : [];
  });
}
