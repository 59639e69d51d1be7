import { BadInput } from '@kernel';
import fc from 'fast-check';
import { parse } from 'yaml';
import { completePolicy, parsePolicy, policyDigest } from './parse';
import { exampleText } from './testing/example-text';
import { leavesOf, mutated } from './testing/mutate';

const seed = Number(process.env['SEED'] ?? 20283);
const lineOf = (part: string): number => exampleText.slice(0, exampleText.indexOf(part)).split('\n').length;
const replaced = (part: string, by: string): string => {
  if (!exampleText.includes(part)) throw new Error(`The example does not say: ${part}`);
  return exampleText.replace(part, by);
};

/** The message of the refusal, `accepted` when there is none; anything else that is thrown is a crash and fails the test. */
function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  return 'accepted';
}

const refusal = (text: string): string => messageOf(() => parsePolicy(text, 'oak.yaml'));

describe('A policy document', () => {
  it('is the same policy from YAML and from JSON, with the same digest', () => {
    const policy = parsePolicy(exampleText, 'oak.yaml');
    const fromJson = parsePolicy(JSON.stringify(policy), 'oak.json');
    expect(fromJson).toEqual(policy);
    expect(policyDigest(fromJson)).toBe(policyDigest(policy));
    expect(policyDigest(completePolicy({ ...policy, title: 'Another' }, 'oak'))).not.toBe(policyDigest(policy));
  });

  it('fills in only what the format says may be left out', () => {
    const policy = parsePolicy(replaced(', as: school }', ' }'), 'oak.yaml');
    expect(policy).toEqual(parsePolicy(exampleText, 'oak.yaml'));
  });
});

describe('A document that is not a policy', () => {
  it.each<[string, string, number | undefined, string]>([
    ['an unknown key', replaced('entry:', 'entri: 1\nentry:'), lineOf('entry:'), 'found the unknown key "entri"'],
    ['a misspelt key', replaced('onRoll: at-admission', 'onroll: at-admission'), lineOf('onRoll: at-admission'), 'found the unknown key "onroll"'],
    ['a key said twice', replaced('code:', 'id: again\ncode:'), lineOf('code:'), 'found a key that was already said; say each key once'],
    ['a wrong type', replaced('admissionNumber: 120', 'admissionNumber: "120"'), lineOf('admissionNumber'), 'found "120"; a number is needed here: take the quotes away'],
    ['no places', replaced('admissionNumber: 120', 'admissionNumber: 0'), lineOf('admissionNumber'), 'found 0; at least 1 is needed here'],
    ['a year as a number', replaced("code: '2021'", 'code: 2021'), lineOf('code:'), 'found 2021; a text is needed here: put it in quotes'],
    ['a missing key', replaced('multipleBirths: admit-all-over-number\n', ''), 1, 'found no "multipleBirths"; allowed: "none"'],
    ['an unknown criterion', replaced('kind: service-family', 'kind: occupation'), lineOf('kind: service-family'), 'found "occupation"; allowed: "looked-after", "need"'],
    ['an unknown choice', replaced('onRoll: at-admission', 'onRoll: in-may'), lineOf('onRoll: at-admission'), 'found "in-may"; allowed: "at-application", "at-admission"'],
    ['an open brace', replaced('entry: { year: 2028, group: year-7 }', 'entry: { year: 2028, group: year-7'), lineOf('code:'), 'close the bracket or brace that is still open'],
    ['a tab', replaced('  id: town/oak\n', '\tid: town/oak\n'), lineOf('  id: town/oak\n'), 'found a tab at the start of the line; indent with spaces'],
    ['two documents', `${exampleText}---\n${exampleText}`, exampleText.split('\n').length, 'found a second document (---); keep one policy to a file'],
    ['a later format', replaced('schema: 1', 'schema: 2'), 1, 'found 2; allowed: 1'],
    ['a distance that is no number', replaced('distance: 1.5', 'distance: .nan'), lineOf('distance: 1.5'), 'found NaN; a number is needed here'],
    ['a distance below nothing', replaced('distance: 1.5', 'distance: -1'), lineOf('distance: 1.5'), 'found -1; more than 0 is needed here'],
    ['one criterion in a pair', replaced(', { kind: not, of: { kind: band, banding: spread, is: untested } }]', ']'), lineOf('kind: not'), 'a list of at least 2 is needed here'],
    ['nothing', '', undefined, 'found an empty value; keys with their values are needed here'],
    ['a list', '- a\n- b\n', 1, 'found a list of 2; keys with their values are needed here'],
    ['plain words', 'Nearest first.', 1, 'found "Nearest first."; keys with their values are needed here'],
  ])('for %s says the line and what to do', (_what, text, line, says) => {
    const message = refusal(text);
    expect(message).toContain(line === undefined ? 'oak.yaml: ' : `oak.yaml, line ${String(line)}`);
    expect(message).toContain(says);
    expect(message).not.toMatch(/\n\s+at |undefined|expected/);
  });

  it.each<[string, string, string]>([
    ['area', replaced('areas: [east, west]', 'areas: [esat, west]'), 'found "esat"; definitions.areas has: parish, east, west'],
    ['measure', replaced('within-distance, measure: gate', 'within-distance, measure: gat'), 'found "gat"; definitions.measures has: gate, door'],
    ['test', replaced('test: entrance, atLeast', 'test: exam, atLeast'), 'found "exam"; definitions.tests has: music, entrance, sorting'],
    ['form', replaced('faith-points, form: church', 'faith-points, form: temple'), 'found "temple"; definitions.forms has: church'],
    ['term', replaced('any: [weekly, monthly]', 'any: [daily, monthly]'), 'found "daily"; definitions.forms.church.terms has: weekly, monthly, member'],
    ['role', replaced('role: chorister', 'role: toString'), 'found "toString"; definitions.roles has: chorister'],
    ['set of schools', replaced('nearest-school, among: state-schools', 'nearest-school, among: all'), 'found "all"; definitions.schoolSets has: state-schools'],
    ['school', replaced('schools: [town/elm, town/ash, town/yew]', 'schools: [town/elm, town/fir]'), 'found "town/fir"; definitions.schools has:'],
    ['banding', replaced('banding: fair', 'banding: unfair'), 'found "unfair"; definitions.bandings has: fair, spread'],
    ['band', replaced('banding: fair, is: a', 'banding: fair, is: z'), 'found the band "z"; bands are: a, b, c, d, untested'],
    ['row of a pool', replaced('rows: [care, church]', 'rows: [care, chapel]'), 'found "chapel"; the rows are: care'],
    ['pool', replaced('ehcPlansCountIn: open', 'ehcPlansCountIn: closed'), 'found "closed"; the pools are: early, church, open, last'],
  ])('says the names that are defined when a %s is not', (_what, text, says) => {
    expect(refusal(text)).toContain(says);
    expect(refusal(text)).toMatch(/^oak\.yaml, line \d+, /);
  });

  it.each<[string, string, string]>([
    ['a cap over the places', replaced('places: 4 }', 'places: 400 }'), 'found 400 places; no more than the 124 places'],
    ['pools over the places', replaced('{ kind: places, places: 2 }', '{ kind: places, places: 200 }'), 'found 200 places in the pools; no more than the 124'],
    ['two rows of one name', replaced('id: points, name', 'id: near, name'), 'found the id "near" twice'],
    ['an offer limit without a reason', replaced(', reason: One class is larger this year.', ''), 'say why under places.reason'],
    ['a row that is not known in a policy for ranking', replaced('notForRanking: This is an example.\n', '').replace('when: { kind: listed }', 'unknown: Not seen.'), 'say "notForRanking" and why'],
    ['a row that says nothing', replaced('when: { kind: listed }, ', ''), 'found neither "when" nor "unknown"'],
    ['bands that do not add up', replaced('name: Band D, percent: 25', 'name: Band D, percent: 20'), 'found bands that add up to 95 percent'],
    ['places that flow backwards at once', replaced('how: by-draw, when: after-last-pool', 'how: by-draw, when: at-its-turn'), 'found the earlier pool "church"'],
    ['a share of what a later pool leaves', replaced('leftAfter: open', 'leftAfter: last'), 'earlier pools are: early, church, open'],
  ])('refuses %s', (_what, text, says) => {
    expect(refusal(text)).toContain(says);
  });

  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, at) => `${name}: &${name} [${`*${'abcdefg'.charAt(at)},`.repeat(9)}]`)].join('\n');
  it.each<[string, string, string]>([
    ['aliases of aliases', bomb, 'aliases of aliases'],
    ['an alias to nothing', 'a: *b\n', 'an alias (*name) to an anchor (&name) that is not there'],
    ['a list that holds itself', 'a: &a [*a]\n', 'conditions inside conditions without end'],
    ['a criterion that holds itself', replaced('when: { kind: service-family }', 'when: &w { kind: not, of: *w }'), 'conditions inside conditions without end'],
    ['criteria that hold one another', replaced('when: { kind: service-family }', 'when: &w { kind: all, of: [{ kind: listed }, *w] }'), 'conditions inside conditions without end'],
    ['a criterion five hundred deep', replaced('when: { kind: service-family }', `when: ${'{ kind: not, of: '.repeat(500)}{ kind: listed }${' }'.repeat(500)}`), 'without end'],
    ['a criterion five thousand deep', replaced('when: { kind: service-family }', `when: ${'{ kind: not, of: '.repeat(5000)}{ kind: listed }${' }'.repeat(5000)}`), 'without end'],
  ])('refuses %s and neither hangs nor crashes', (_what, text, says) => {
    expect(refusal(text)).toContain(says);
  });

  it('refuses criteria that hold themselves in a value already read', () => {
    const value = parse(exampleText) as { rows: { when: unknown }[] };
    const when: { kind: string; of?: unknown } = { kind: 'not' };
    when.of = when;
    value.rows[0] = { ...value.rows[0], when };
    expect(messageOf(() => completePolicy(value, 'snapshot'))).toContain('conditions inside conditions without end');
  });

  it('accepts an anchor that is used again, because YAML allows it', () => {
    const text = replaced('when: { kind: service-family }', 'when: &w { kind: service-family }').replace('when: { kind: listed }', 'when: *w');
    expect(refusal(text)).toBe('accepted');
  });
});

describe('A document with something changed at random', () => {
  const characters = [...'{}[]:,-&*!|>\'"#%@`\n\t \\', 'é', '\u0000', '\uFEFF', 'null', '---\n', '<<: ', '&a ', '*a '];

  it(`is a policy or is refused with a message, whatever letters change (seed ${String(seed)})`, () => {
    const edit = fc.record({ at: fc.nat({ max: exampleText.length }), cut: fc.nat({ max: 12 }), put: fc.constantFrom(...characters, '') });
    const answers = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce((so, { at, cut, put }) => so.slice(0, at) + put + so.slice(at + cut), exampleText);
        const message = refusal(text);
        answers[message === 'accepted' ? 'accepted' : 'refused'] += 1;
        if (message !== 'accepted') expect(message).toMatch(/^oak\.yaml.*: found .+; .+/s);
      }),
      { seed, numRuns: 400 },
    );
    expect(answers.refused).toBeGreaterThan(100);
  });

  it(`is a policy or is refused with a message, whatever value changes (seed ${String(seed)})`, () => {
    const value: unknown = parse(exampleText);
    const strange = fc.oneof(fc.anything({ maxDepth: 2 }), fc.constantFrom(Number.NaN, -1, 1e308, '', '__proto__', 'constructor', [], {}, null));
    fc.assert(
      fc.property(fc.constantFrom(...leavesOf(value)), fc.nat(), strange, fc.boolean(), (path, way, put, replace) => {
        const document = replace ? withValue(value, path, put) : mutated(value, path, way);
        const message = messageOf(() => completePolicy(document, 'oak'));
        if (message !== 'accepted') expect(message).toMatch(/^oak.*: found .+; .+/s);
      }),
      { seed, numRuns: 800 },
    );
  });
});

/** The document with another value, of whatever kind, at one path. */
function withValue(value: unknown, [step, ...rest]: readonly string[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) return value.map((item: unknown, at) => (String(at) === step ? withValue(item, rest, put) : item));
  return { ...(value as object), [step]: withValue((value as Record<string, unknown>)[step], rest, put) };
}
