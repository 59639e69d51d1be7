import { refuse } from '@kernel';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { checked } from '@kernel';

/** A file of words as it lies in `config/letters`: its path below that folder, and its text. */
export interface LetterFile {
  readonly path: string;
  readonly text: string;
}

/** Where a file's words belong: a language, and the authority whose own words they are. */
export interface Place {
  readonly authority: string | undefined;
  readonly language: string;
  readonly part: boolean;
  readonly name: string;
}

const shape = /^(?:authorities\/([\w-]+)\/)?([a-z]{2,3})\/(parts\/)?([a-z-]+)\.hbs$/;

/** What a path says of the words in it, or `BadInput` saying how paths are made. */
export function placeOf(path: string): Place {
  const [, authority, language, parts, name] = shape.exec(path) ?? [];
  if (language === undefined || name === undefined) {
    return refuse({
      file: path,
      found: 'a file in a place where no letter is kept',
      allowed: "call it en/offer.hbs or en/parts/footer.hbs, below authorities/NAME/ for one authority's own words.",
    });
  }
  return { authority, language, part: parts !== undefined, name };
}

const FrontMatter = z.strictObject({
  kind: z.string().min(1),
  subject: z.string().min(1),
  needs: z.record(z.string(), z.string()),
});

/** A letter's words, with the lines on which its parts begin in the file. */
export interface Template {
  readonly path: string;
  readonly kind: string;
  readonly subject: string;
  readonly needs: Readonly<Record<string, string>>;
  readonly body: string;
  readonly subjectLine: number;
  readonly needsLine: number;
  readonly bodyLine: number;
}

/** The template in a file: front matter between two lines of dashes, then the body. */
export function templateOf({ path, text }: LetterFile): Template {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    return refuse({
      file: `${path}, line 1`,
      found: 'no front matter',
      allowed: 'begin with a line of three dashes, then kind, subject and needs, then three dashes again.',
    });
  }
  const front = lines.slice(1, end);
  const lineOf = (key: string): number =>
    Math.max(
      front.findIndex((line) => line.startsWith(`${key}:`)),
      0,
    ) + 2;
  const matter = checked(FrontMatter, yamlIn(front.join('\n'), path), path, ([key]) => lineOf(String(key)));
  return {
    path,
    ...matter,
    body: lines.slice(end + 1).join('\n'),
    subjectLine: lineOf('subject'),
    needsLine: lineOf('needs'),
    bodyLine: end + 2,
  };
}

function yamlIn(text: string, path: string): unknown {
  try {
    return parse(text, { schema: 'core', logLevel: 'error' });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = (error.linePos?.[0].line ?? 1) + 1;
    return refuse({
      file: `${path}, line ${line}`,
      found: 'front matter that cannot be read',
      allowed: 'put texts that begin with a brace, or hold a colon, in double quotes.',
    });
  }
}
