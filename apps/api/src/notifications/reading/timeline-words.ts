import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@kernel';
import { Inject, Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import type { About } from '../../audit';
import { ENVIRONMENT, type Environment } from '../../platform';

const Kind = z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/);

/**
 * Who is told: everybody who may have letters about the child's place; only whoever sent the application it is about; or
 * only whoever did it.
 */
const Whose = z.enum(['family', 'sender', 'actor']);

/** The sentence; or one for each value of a fact of the happening. */
const Says = z.union([z.string(), z.strictObject({ by: z.string(), each: z.record(z.string(), z.string()) })]);

/** What is said besides: of a letter, and where a school's name is not known. */
const Besides = z.strictObject({ letter: z.string(), school: z.string() });

const Words = z.strictObject({
  besides: Besides,
  told: z.record(Kind, z.strictObject({ whose: Whose, says: Says })),
  /** Kinds, or `room.*`, that families are not told of here, and why not. */
  notTold: z.array(z.strictObject({ kinds: z.array(z.string()).min(1), because: z.string() })),
});
export type TimelineSentences = z.infer<typeof Words>;

/** The same sentences in another language; who is told is not a matter of language. */
const Translated = z.strictObject({ besides: Besides, told: z.record(Kind, Says) });
export type TranslatedTimeline = z.infer<typeof Translated>;

/** Reads the words of the timeline; refuses a file that is not as it should be. */
export function timelineWordsOf(text: string): TimelineSentences {
  return Words.parse(parse(text));
}

/** Reads the words of the timeline in another language; refuses a file that is not as it should be. */
export function translatedTimelineOf(text: string): TranslatedTimeline {
  return Translated.parse(parse(text));
}

/** A happening as it is told to a family, if it is. */
export interface ToTell {
  readonly kind: string;
  readonly about: About;
}

/** The words in which a family is told what happened, from `config/timeline`; read when the service starts. */
@Injectable()
export class TimelineWords {
  private readonly words: TimelineSentences;
  private readonly welsh: TranslatedTimeline;

  constructor(@Inject(ENVIRONMENT) { projectRoot }: Environment) {
    const read = (language: Language): string =>
      readFileSync(join(projectRoot, 'config', 'timeline', `${language}.yaml`), 'utf8');
    this.words = timelineWordsOf(read('en'));
    this.welsh = translatedTimelineOf(read('cy'));
  }

  /** The kinds of happening that families are told of. */
  kinds(): readonly string[] {
    return Object.keys(this.words.told);
  }

  /** Who is told of a kind; nobody when it is not told. */
  whose(kind: string): z.infer<typeof Whose> | undefined {
    return this.words.told[kind]?.whose;
  }

  /** What stands for the name of a school that is not known. */
  someSchool(language: Language): string {
    return this.besides(language).school;
  }

  /** That a letter was written, by its subject. */
  sayLetter(subject: string, language: Language): string {
    return filled(this.besides(language).letter, { subject }, {});
  }

  /** The sentence for a happening; nothing where its facts call for none. Names stand in it for `{…}`. */
  say({ kind, about }: ToTell, names: Readonly<Record<string, string>>, language: Language): string | undefined {
    const english = this.words.told[kind]?.says;
    const says = language === 'cy' ? (this.welsh.told[kind] ?? english) : english;
    if (says === undefined) return undefined;
    const sentence = typeof says === 'string' ? says : says.each[String(about[says.by])];
    return sentence === undefined ? undefined : filled(sentence, names, about);
  }

  private besides(language: Language): z.infer<typeof Besides> {
    return language === 'cy' ? this.welsh.besides : this.words.besides;
  }
}

function filled(sentence: string, names: Readonly<Record<string, string>>, about: About): string {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => names[name] ?? String(about[name] ?? '…'));
}
