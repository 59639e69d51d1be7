import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, months } from '@kernel';
import type { Problem } from '@contract';
import { parse } from 'yaml';
import { z } from 'zod';

const Words = z.strictObject({
  /** By the refusal's code. */
  says: z.record(z.string().regex(/^[a-z-]+\.[a-z-]+$/), z.string().min(1)),
  /** By the English sentence; what differs from case to case stands in both as `{name}`. */
  fields: z.record(z.string().min(1), z.string().min(1)),
  /** Codes, or `room.*`, that only staff are answered with: they stay English. */
  onlyStaff: z.array(z.string()),
});
export type WelshRefusals = z.infer<typeof Words>;

/** A sentence with places for what differs, ready to be recognised. */
interface Pattern {
  readonly form: RegExp;
  readonly welsh: string;
}

/** What was refused, in Welsh: from `config/refusals/cy.yaml`, read when the service starts. */
export class RefusedWords {
  private readonly patterns: readonly Pattern[];

  constructor(private readonly words: WelshRefusals) {
    this.patterns = Object.entries(words.fields).map(([english, welsh]) => ({ form: formOf(english), welsh }));
  }

  static read(projectRoot: string): RefusedWords {
    return new RefusedWords(welshRefusalsOf(readFileSync(join(projectRoot, 'config', 'refusals', 'cy.yaml'), 'utf8')));
  }

  /** The problem in the language; whatever has no words there stays English, and is not marked as anything else. */
  in(language: Language, problem: Problem): Problem {
    if (language === 'en') return problem;
    const detail = problem.code === undefined ? undefined : this.words.says[problem.code];
    return {
      ...problem,
      ...(detail === undefined ? {} : { detail, lang: language }),
      ...(problem.fields === undefined ? {} : { fields: problem.fields.map((one) => this.field(one, language)) }),
    };
  }

  private field(one: NonNullable<Problem['fields']>[number], lang: Language): typeof one {
    for (const { form, welsh } of this.patterns) {
      const found = form.exec(one.says);
      if (found === null) continue;
      const says = welsh.replace(/\{(\w+)\}/g, (_whole, name: string) => inWelsh(found.groups?.[name] ?? ''));
      return { ...one, says, lang };
    }
    return one;
  }
}

/** Reads the words; refuses a file that is not as it should be. */
export function welshRefusalsOf(text: string): WelshRefusals {
  return Words.parse(parse(text));
}

/** A day with its month's name in Welsh; everything else as it is, because it is a name or a number. */
function inWelsh(value: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(value) ?? [];
  const name = months.cy[months.en.indexOf(month)];
  return name === undefined ? value : `${day} ${name} ${year}`;
}

function formOf(english: string): RegExp {
  const parts = english.split(/\{(\w+)\}/);
  return new RegExp(`^${parts.map((part, at) => (at % 2 === 1 ? `(?<${part}>.+)` : escaped(part))).join('')}$`, 'u');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
