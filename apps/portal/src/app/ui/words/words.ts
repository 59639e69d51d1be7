import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import { formatMessage, type Values } from './format-message';
import { isLanguage, type Language, languages, type Messages, type WordsPart } from './languages';
import type { MessageKey } from './message-key';
import { welsh } from './welsh';

const keptUnder = 'fairplace.language';
const midnight = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** Says messages in the language that was asked for. Templates that call it are drawn again when the language changes. */
@Injectable({ providedIn: 'root' })
export class Words {
  private readonly document = inject(DOCUMENT);
  private readonly spoken = signal<Language>(this.firstLanguage());
  private readonly messages = signal<Messages>({});
  private readonly open = new Map<string, WordsPart>();

  readonly language = this.spoken.asReadonly();
  readonly locale = computed(() => languages[this.spoken()].locale);
  readonly direction = computed(() => languages[this.spoken()].direction);
  /** Whether a person has checked these words. */
  readonly checked = computed(() => languages[this.spoken()].checked);

  /** What marks the service's own sentences: it speaks English and Welsh, so on every other page they are English. */
  readonly ofService = computed(() => (languages[this.spoken()].whole ? null : 'en'));

  /** What marks a text of a language, or of English where none is named: nothing where the page is in it. */
  markOf(language: string | undefined): string | null {
    return (language ?? 'en') === this.spoken() ? null : (language ?? 'en');
  }

  /** Fetches the words of a part in the present language; later changes of language fetch them again. */
  async fetch(...parts: readonly WordsPart[]): Promise<void> {
    const fresh = parts.filter(({ name }) => !this.open.has(name));
    const found = await this.messagesOf(fresh, this.spoken());
    for (const part of fresh) this.open.set(part.name, part);
    this.messages.update((before) => ({ ...before, ...found }));
    this.tellPage();
  }

  /** Changes the language once all its words are here, so that no page is seen half in one and half in another. */
  async speak(language: Language): Promise<void> {
    const found = await this.messagesOf([...this.open.values()], language);
    this.messages.set(found);
    this.spoken.set(language);
    this.tellPage();
    try {
      this.document.defaultView?.localStorage.setItem(keptUnder, language);
    } catch {
      // Where nothing may be kept, the language lasts as long as the page.
    }
  }

  /** One message with its values. The key itself is said while its part has not been fetched. */
  say(key: MessageKey, values: Values = {}): string {
    return this.sayAny(key, values);
  }

  /** Like `say`, for keys put together from data; one that does not exist is said as it is. */
  sayAny(key: string, values: Values = {}): string {
    const message = this.messages()[key];
    return message === undefined ? key : formatMessage(message, values, this.locale());
  }

  /** Whether there is a message for a key put together from data. */
  knows(key: string): boolean {
    return key in this.messages();
  }

  /** A day (`2028-01-15` or an instant) in words, as it is in England: “15 January 2028”. */
  date(when: string, style: 'full' | 'long' | 'medium' = 'long'): string {
    return this.inEngland(when, { dateStyle: style });
  }

  /** A day and a time of day in words, as they are in England. What begins at midnight begins with its day. */
  moment(when: string): string {
    if (this.isMidnight(when)) return this.date(when);
    return this.inEngland(when, { dateStyle: 'long', timeStyle: 'short' });
  }

  /** When something ends: at midnight it is the day before that counts, and nobody reads “1 November at 00:00” so. */
  end(when: string): string {
    return this.isMidnight(when) ? this.date(new Date(Date.parse(when) - 60_000).toISOString()) : this.moment(when);
  }

  /** Whether an instant is the stroke of midnight in England. */
  isMidnight(when: string): boolean {
    return when.length > 10 && Date.parse(when) % 60_000 === 0 && midnight.format(new Date(when)) === '00:00';
  }

  /** A time of day in England: “09:30”. */
  time(when: string): string {
    return this.inEngland(when, { timeStyle: 'short' });
  }

  number(value: number, options: Intl.NumberFormatOptions = {}): string {
    return new Intl.NumberFormat([this.locale(), 'en-GB'], options).format(value);
  }

  /** Several things in one sentence: “Oak, Elm and Ash”. */
  list(things: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    if (this.spoken() === 'cy') return welsh.list(things, type);
    return new Intl.ListFormat(this.locale(), { type }).format(things);
  }

  private inEngland(when: string, style: Intl.DateTimeFormatOptions): string {
    // A day without a time is the same day everywhere; noon keeps it so.
    const instant = new Date(when.length === 10 ? `${when}T12:00:00Z` : when);
    const there = { ...style, timeZone: 'Europe/London' };
    if (this.spoken() === 'cy') return welsh.date(instant, there);
    return new Intl.DateTimeFormat(this.locale(), there).format(instant);
  }

  private async messagesOf(parts: readonly WordsPart[], language: Language): Promise<Messages> {
    const spoken: readonly Language[] = languages[language].whole ? [language] : ['en', language];
    const found = await Promise.all(
      spoken.flatMap((one) =>
        parts.map(async (part) => {
          const { default: messages } = await part.languages[one]();
          return languages[one].direction === languages[language].direction ? messages : isolated(messages);
        }),
      ),
    );
    return Object.assign({}, ...found) as Messages;
  }

  private firstLanguage(): Language {
    const view = this.document.defaultView;
    const asked = new URLSearchParams(view?.location.search ?? '').get('language');
    if (isLanguage(asked)) return asked;
    try {
      const kept = view?.localStorage.getItem(keptUnder);
      return isLanguage(kept) ? kept : 'en';
    } catch {
      return 'en';
    }
  }

  private tellPage(): void {
    const root = this.document.documentElement;
    root.lang = this.spoken();
    root.dir = this.direction();
  }
}

/** Sentences of another direction, held apart: else their full stops would stand at the wrong end. */
function isolated(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, `\u2068${message}\u2069`]));
}

/** Fetches the words of a part before its pages are shown: `resolve: { words: wordsOf(familyWords) }`. */
export function wordsOf(...parts: readonly WordsPart[]): ResolveFn<boolean> {
  return async () => {
    await inject(Words).fetch(...parts);
    return true;
  };
}
