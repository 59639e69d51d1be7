import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const Told = z.strictObject({
  whose: Whose,
  /** The sentence; or one for each value of a fact of the happening. */
  says: z.union([z.string(), z.strictObject({ by: z.string(), each: z.record(z.string(), z.string()) })]),
});

const Words = z.strictObject({
  told: z.record(Kind, Told),
  /** Kinds, or `room.*`, that families are not told of here, and why not. */
  notTold: z.array(z.strictObject({ kinds: z.array(z.string()).min(1), because: z.string() })),
});
export type TimelineSentences = z.infer<typeof Words>;

/** Reads the words of the timeline; refuses a file that is not as it should be. */
export function timelineWordsOf(text: string): TimelineSentences {
  return Words.parse(parse(text));
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

  constructor(@Inject(ENVIRONMENT) { projectRoot }: Environment) {
    this.words = timelineWordsOf(readFileSync(join(projectRoot, 'config', 'timeline', 'en.yaml'), 'utf8'));
  }

  /** The kinds of happening that families are told of. */
  kinds(): readonly string[] {
    return Object.keys(this.words.told);
  }

  /** Who is told of a kind; nobody when it is not told. */
  whose(kind: string): z.infer<typeof Whose> | undefined {
    return this.words.told[kind]?.whose;
  }

  /** The sentence for a happening; nothing where its facts call for none. Names stand in it for `{…}`. */
  say({ kind, about }: ToTell, names: Readonly<Record<string, string>>): string | undefined {
    const says = this.words.told[kind]?.says;
    if (says === undefined) return undefined;
    const sentence = typeof says === 'string' ? says : says.each[String(about[says.by])];
    return sentence?.replace(/\{(\w+)\}/g, (_whole, name: string) => names[name] ?? String(about[name] ?? '…'));
  }
}
