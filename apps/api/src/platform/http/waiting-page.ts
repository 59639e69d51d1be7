import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'express';
import { z } from 'zod';
import { html, Html } from '../openapi/html';
import { script, style } from './waiting-look';

/** The languages of the waiting page, as the portal speaks them, the first for everybody else. */
const languages = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr', checked: true },
  cy: { name: 'Cymraeg', locale: 'cy-GB', direction: 'ltr', checked: false },
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', direction: 'rtl', checked: false },
} as const;

type Language = keyof typeof languages;
const codes = ['en', 'cy', 'ar'] as const satisfies readonly Language[];

/** The words of the waiting page, as the portal's message files have them. */
type Words = Readonly<Record<Language, (key: Key) => string>>;

const Messages = z
  .object({
    'waiting.service': z.string(),
    'waiting.purpose': z.string(),
    'waiting.languages': z.string(),
    'waiting.unchecked': z.string(),
    'waiting.title': z.string(),
    'waiting.turn': z.string(),
    'waiting.left': z.string(),
    'waiting.notTaken': z.string(),
    'waiting.stay': z.string(),
    'waiting.kept': z.string(),
    'waiting.fair': z.string(),
    'waiting.go': z.string(),
  })
  .partial();
type Messages = z.output<typeof Messages>;
type Key = keyof Messages;

/** Where the words are: beside the built portal, or among its sources. */
const folders = [
  ['apps', 'portal', 'src', 'languages', 'waiting'],
  ['dist', 'portal', 'browser', 'waiting'],
];

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

/** Under which a browser shows the page: its own style and program, and the little picture of its tab. */
export const waitingPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${digestOf(style)}'`,
  `script-src 'sha256-${digestOf(script)}'`,
  "img-src 'self'",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

/**
 * A plain page that says when it is somebody's turn and then goes on by itself, with a program or without: to the page that
 * was asked for, or, where something was sent by a form, back to the page with the form. It has the words of every language,
 * so that another can be chosen without asking the service.
 */
export function waitingPage(words: Words, request: Request, { turn, seconds }: Wait): string {
  const spoken = languageOf(request);
  const isForm = request.method !== 'GET' && request.method !== 'HEAD';
  const to = isForm ? pageBefore(request) : pathOf(request.originalUrl);
  const titleOf = (code: Language): string => `${words[code]('waiting.title')} – ${words[code]('waiting.service')}`;
  const sections = codes.map((code) =>
    sayIn(code, words[code], { title: titleOf(code), shown: code === spoken, turn, to, isForm }),
  );
  const refresh = isForm ? `${String(seconds)};url=${to}` : String(seconds);
  const page = html`<!doctype html>
    <html lang="${spoken}" dir="${languages[spoken].direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${titleOf(spoken)}</title>
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <noscript><meta http-equiv="refresh" content="${refresh}" /></noscript>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body data-seconds="${seconds}" data-back="${isForm ? to : ''}">
        <header>
          <div class="header">
            <div class="wide">
              <span class="name">${words[spoken]('waiting.service')}</span>
              ${codes.map((code) => html`<span lang="${code}" data-said="${code}" ${code === spoken ? '' : new Html(' hidden')}>${words[code]('waiting.purpose')}</span>`)}
            </div>
          </div>
          <div class="wide">
            <nav class="languages" aria-label="${words[spoken]('waiting.languages')}">
              ${codes.map((code) => languageLink(code, code === spoken, to))}
            </nav>
          </div>
        </header>
        <main class="wide">${sections}</main>
        ${new Html(`<script>${script}</script>`)}
      </body>
    </html>`;
  return page.text;
}

interface Section {
  readonly title: string;
  readonly shown: boolean;
  readonly turn: number;
  readonly to: string;
  readonly isForm: boolean;
}

/** What the page says, in one language. */
function sayIn(code: Language, say: Words[Language], { title, shown, turn, to, isForm }: Section): Html {
  const { locale, direction, checked } = languages[code];
  // To the minute that follows: never earlier than the page itself tries.
  const time = new Date(Math.ceil(turn / 60_000) * 60_000).toLocaleTimeString(locale, {
    timeZone: 'Europe/London',
    hour: 'numeric',
    minute: '2-digit',
  });
  const [before, after = ''] = say('waiting.left').split('{left}');
  return html`<section
    lang="${code}"
    dir="${direction}"
    data-said="${code}"
    data-title="${title}"
    ${shown ? '' : new Html(' hidden')}
  >
    ${checked ? '' : html`<p class="unchecked">${say('waiting.unchecked')}</p>`}
    <h1>${say('waiting.title')}</h1>
    <div class="turn">
      <p><strong>${say('waiting.turn').replace('{time}', time)}</strong></p>
      <p class="left" hidden>${before}<span role="timer"></span>${after}</p>
    </div>
    ${isForm ? html`<p>${say('waiting.notTaken')}</p>` : ''}
    <p>${say('waiting.stay')}</p>
    <p>${say('waiting.kept')}</p>
    <p>${say('waiting.fair')}</p>
    <p><a href="${to}">${say('waiting.go')}</a></p>
  </section>`;
}

function languageLink(code: Language, current: boolean, to: string): Html {
  const there = new URL(to, 'http://service.invalid');
  there.searchParams.set('language', code);
  const mark = current ? new Html(' aria-current="true"') : '';
  return html`<a href="${there.pathname + there.search}" lang="${code}" ${mark}>${languages[code].name}</a> `;
}

/** A path of the service's own: what begins with two strokes would lead to another host. */
function pathOf(url: string): string {
  return url.replace(/^[/\\]+/, '/');
}

/** The page that a form was sent from, where it was one of ours. */
function pageBefore(request: Request): string {
  const from = URL.parse(request.headers.referer ?? '');
  return from === null || from.host !== request.headers.host ? '/' : pathOf(from.pathname + from.search);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** The language that was asked for in the address, as on the portal; else the browser's. */
function languageOf(request: Request): Language {
  const asked = codes.find((code) => code === request.query['language']);
  if (asked !== undefined) return asked;
  const wanted = request.acceptsLanguages([...codes]);
  return codes.find((code) => code === wanted) ?? 'en';
}
