import { BadInput, type Problem, refuse } from '@kernel';
import Handlebars from 'handlebars';
import { z } from 'zod';
import { checkWords, type ReadWords } from './check-words';
import { helpersIn, helperTakes } from './helpers';
import { House } from './models/house';
import { isLetterKind, letterKinds, type LetterKind } from './models/kinds';
import { memberOf, typeAndNeed } from './shapes';
import { type LetterFile, placeOf, type Template, templateOf } from './template-file';

/** Says something from data made ready for it. */
export type Say = (data: unknown) => string;

/** One letter in one language, in the words of one authority or of the house. */
export interface LetterWords {
  readonly kind: LetterKind;
  readonly file: string;
  readonly subject: Say;
  readonly body: Say;
  readonly schema: z.core.$ZodType;
}

/** The parts round every letter, which no letter names itself. */
export const frame = ['header', 'recipient', 'footer'] as const;

/** The words of one language: each letter, and what stands round them all. */
export interface Wording {
  readonly letters: ReadonlyMap<LetterKind, LetterWords>;
  readonly round: Readonly<Record<(typeof frame)[number], Say>>;
}

/** Every letter there are words for, by language, and by authority where one has words of its own. */
export interface Letters {
  readonly languages: readonly string[];
  wording(language: string, authority: string): Wording | undefined;
}

/**
 * The letters that a folder of files says, each checked whole: `BadInput` names file and line of everything wrong.
 *
 * An authority's own file takes the place of the house's of the same name, in its own letters only.
 */
export function lettersOf(files: readonly LetterFile[]): Letters {
  const placed = files.map((file) => ({ ...file, ...placeOf(file.path) }));
  const languages = [...new Set(placed.filter((one) => one.authority === undefined).map((one) => one.language))].sort();
  const strays = placed.filter((one) => !languages.includes(one.language));
  if (strays.length > 0)
    throw new BadInput(
      strays.map(({ path, language }) => ({
        file: path,
        found: `words in "${language}", which the house has none in`,
        allowed: `the house has ${languages.join(', ')}.`,
      })),
    );
  const wordings = new Map<string, Wording>();
  const owners = [undefined, ...new Set(placed.flatMap(({ authority }) => authority ?? []))];
  for (const language of languages) {
    for (const owner of owners) {
      const mine = placed.filter((one) => one.language === language && (one.authority ?? owner) === owner);
      if (owner !== undefined && !mine.some((one) => one.authority === owner)) continue;
      wordings.set(`${language} ${owner ?? ''}`, wordingOf(language, latest(mine)));
    }
  }
  return {
    languages,
    wording: (language, authority) => wordings.get(`${language} ${authority}`) ?? wordings.get(`${language} `),
  };
}

type PlacedFile = LetterFile & ReturnType<typeof placeOf>;

/** One file of each name: the authority's own where there is one. */
function latest(files: readonly PlacedFile[]): readonly PlacedFile[] {
  const byName = new Map<string, PlacedFile>();
  for (const file of [...files].sort((a, b) => Number(a.authority !== undefined) - Number(b.authority !== undefined)))
    byName.set(`${String(file.part)} ${file.name}`, file);
  return [...byName.values()];
}

function wordingOf(language: string, files: readonly PlacedFile[]): Wording {
  const parts = new Map(
    files.filter(({ part }) => part).map(({ name, path, text }) => [name, read({ file: path, firstLine: 1, text })]),
  );
  const absent = frame.filter((name) => !parts.has(name));
  if (absent.length > 0)
    refuse({
      file: language,
      found: `no parts/${absent.join('.hbs, no parts/')}.hbs`,
      allowed: 'they stand round every letter: write them.',
    });
  const problems: Problem[] = frame.flatMap((name) => problemsIn(parts.get(name), House, parts));
  const say = sayer(language, parts);
  const letters = new Map<LetterKind, LetterWords>();
  for (const file of files.filter(({ part }) => !part)) {
    const template = templateOf(file);
    const kind = kindOf(template, file.name);
    const schema = z.strictObject({ ...letterKinds[kind].data.shape, ...House.shape });
    const subject = read({ file: file.path, firstLine: template.subjectLine, text: template.subject });
    const body = read({ file: file.path, firstLine: template.bodyLine, text: template.body });
    problems.push(...problemsOf(template, schema, kind, [subject, body], parts));
    letters.set(kind, { kind, file: file.path, schema, subject: say(subject.text), body: say(body.text) });
  }
  if (problems.length > 0) throw new BadInput(problems);
  return {
    letters,
    round: Object.fromEntries(frame.map((name) => [name, say(parts.get(name)?.text ?? '')])) as Wording['round'],
  };
}

function kindOf({ kind, path }: Template, name: string): LetterKind {
  if (!isLetterKind(kind))
    return refuse({
      file: path,
      path: 'kind',
      found: `"${kind}"`,
      allowed: `the kinds of letter are ${Object.keys(letterKinds).join(', ')}.`,
    });
  if (kind !== name)
    return refuse({
      file: path,
      path: 'kind',
      found: `"${kind}" in a file called ${name}.hbs`,
      allowed: `call the file ${kind}.hbs.`,
    });
  return kind;
}

/** What is wrong with a letter's words, and with what it says it needs. */
function problemsOf(
  template: Template,
  schema: z.core.$ZodType,
  kind: LetterKind,
  words: readonly ReadWords[],
  parts: ReadonlyMap<string, ReadWords>,
): readonly Problem[] {
  const checks = words.map((one) => checkWords(one, schema, parts));
  const used = new Set(checks.flatMap(({ names }) => [...names]).filter((name) => !(name in House.shape)));
  const file = `${template.path}, line ${template.needsLine}`;
  const said = Object.entries(template.needs).flatMap(([name, type]): readonly Problem[] => {
    const has = memberOf(letterKinds[kind].data, name);
    if (has === undefined)
      return [
        {
          file,
          path: `needs.${name}`,
          found: 'a name that this letter does not have',
          allowed: `it has ${Object.keys(letterKinds[kind].data.shape).join(', ')}.`,
        },
      ];
    if (type !== typeAndNeed(has))
      return [{ file, path: `needs.${name}`, found: `"${type}"`, allowed: `it is "${typeAndNeed(has)}".` }];
    return used.has(name)
      ? []
      : [
          {
            file,
            path: `needs.${name}`,
            found: 'a need that the words do not use',
            allowed: 'take it out of needs, or use it.',
          },
        ];
  });
  const unsaid = [...used].filter(
    (name) => !(name in template.needs) && memberOf(letterKinds[kind].data, name) !== undefined,
  );
  return [
    ...checks.flatMap(({ problems }) => problems),
    ...said,
    ...unsaid.map((name) => ({
      file,
      path: 'needs',
      found: `no "${name}", which the words use`,
      allowed: `add the line "${name}: ${typeAndNeed(memberOf(schema, name) ?? z.unknown())}".`,
    })),
  ];
}

function problemsIn(
  words: ReadWords | undefined,
  schema: z.core.$ZodType,
  parts: ReadonlyMap<string, ReadWords>,
): readonly Problem[] {
  return words === undefined ? [] : checkWords(words, schema, parts).problems;
}

/** Words as Handlebars reads them; `BadInput` where a brace is left open. */
function read({
  file,
  firstLine,
  text,
}: {
  file: string;
  firstLine: number;
  text: string;
}): ReadWords & { text: string } {
  try {
    return { file, firstLine, text, program: Handlebars.parse(text) };
  } catch (error) {
    const line = error instanceof Error ? /line (\d+)/.exec(error.message)?.[1] : undefined;
    return refuse({
      file: `${file}, line ${firstLine + Number(line ?? 1) - 1}`,
      found: 'braces that do not fit together',
      allowed: 'close each {{#if}} with {{/if}}, each {{#each}} with {{/each}}, and every brace.',
    });
  }
}

/** Makes words ready to say, once for all letters. Strict: a name that is not there stops the letter and is named. */
function sayer(language: string, parts: ReadonlyMap<string, { readonly text: string }>): (text: string) => Say {
  const handlebars = Handlebars.create();
  const knownHelpers = Object.fromEntries(Object.keys(helperTakes).map((name) => [name, true]));
  const options = { strict: true, noEscape: true, knownHelpers, knownHelpersOnly: true } as const;
  const compiled = Object.fromEntries(
    [...parts].map(([name, { text }]) => [name, handlebars.compile<unknown>(text, options)]),
  );
  const helpers = helpersIn(language);
  return (text) => {
    const template = handlebars.compile<unknown>(text, options);
    return (data) => template(data, { helpers, partials: compiled });
  };
}
