import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'express';
import { z } from 'zod';
import { html, Html } from '../openapi/html';

/** The languages of the waiting page, as the portal speaks them, the first for everybody else. */
const languages = { en: { locale: 'en-GB', direction: 'ltr' }, cy: { locale: 'cy-GB', direction: 'ltr' }, ar: { locale: 'ar-u-nu-latn', direction: 'rtl' } } as const;

type Language = keyof typeof languages;

/** The words of the waiting page, as the portal's message files have them. */
type Words = Readonly<Record<Language, (key: Key) => string>>;

const Messages = z
  .object({
    'waiting.title': z.string(),
    'waiting.turn': z.string(),
    'waiting.stay': z.string(),
    'waiting.kept': z.string(),
    'waiting.fair': z.string(),
    'waiting.go': z.string(),
  })
  .partial();
type Messages = z.output<typeof Messages>;
type Key = keyof Messages;

/** Where the words are: beside the built portal, or among its sources. */
const folders = [['apps', 'portal', 'src', 'languages', 'waiting'], ['dist', 'portal', 'browser', 'waiting']];

/** Reads the words, once; a language that lacks one says it in English. */
export function readWaitingWords(projectRoot: string): Words {
  const folder = folders.map((parts) => join(projectRoot, ...parts)).find((path) => existsSync(path));
  const read = (language: Language): Messages => {
    if (folder === undefined) return {};
    return Messages.parse(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));
  };
  const english = read('en');
  const speak = (language: Language): Words[Language] => {
    const messages = read(language);
    return (key) => messages[key] ?? english[key] ?? '';
  };
  return { en: speak('en'), cy: speak('cy'), ar: speak('ar') };
}

/** When somebody may come in: the moment, and how many seconds it is until then. */
export interface Wait {
  readonly turn: number;
  readonly seconds: number;
}

/** A plain page that says when it is somebody's turn and then goes on by itself, with the policy under which it may look so. */
export function waitingPage(words: Words, request: Request, { turn, seconds }: Wait): { html: string; policy: string } {
  const language = languageOf(request);
  const { locale, direction } = languages[language];
  const say = words[language];
  // To the minute that follows: never earlier than the page itself tries.
  const time = new Date(Math.ceil(turn / 60_000) * 60_000).toLocaleTimeString(locale, {
    timeZone: 'Europe/London',
    hour: 'numeric',
    minute: '2-digit',
  });
  const page = html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content="${String(seconds)}" />
        <title>${say('waiting.title')}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${say('waiting.title')}</h1>
          <p role="status"><strong>${say('waiting.turn').replace('{time}', time)}</strong></p>
          <p>${say('waiting.stay')}</p>
          <p>${say('waiting.kept')}</p>
          <p>${say('waiting.fair')}</p>
          <p><a href="${request.originalUrl}">${say('waiting.go')}</a></p>
        </main>
      </body>
    </html>`;
  return { html: page.text, policy: policyFor(page.text) };
}

const style =
  ':root{color-scheme:light dark}body{margin:0;font:1.1875rem/1.5 system-ui,sans-serif}' +
  'main{max-width:40rem;margin:0 auto;padding:2rem 1rem}h1{font-size:2rem;line-height:1.2}';

/** Allows the page its own style, and nothing else. */
function policyFor(page: string): string {
  const inside = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
  const digest = createHash('sha256').update(inside).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages(Object.keys(languages));
  return wanted === 'cy' || wanted === 'ar' ? wanted : 'en';
}
