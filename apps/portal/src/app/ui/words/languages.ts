/** The languages the portal speaks. Arabic is there to prove that a right-to-left language works: wings may lag behind. */
export const languages = {
  en: { name: 'English', direction: 'ltr', locale: 'en-GB', checked: true, whole: true },
  cy: { name: 'Cymraeg', direction: 'ltr', locale: 'cy-GB', checked: false, whole: true },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar-u-ca-gregory-nu-latn', checked: false, whole: false },
} as const;

export type Language = keyof typeof languages;

/** Whether a word names a language that the portal speaks. */
export function isLanguage(word: string | null | undefined): word is Language {
  return typeof word === 'string' && Object.hasOwn(languages, word);
}

/** The messages of one part of the portal in one language, by their keys. */
export type Messages = Readonly<Record<string, string>>;

/** A part of the portal whose words are fetched together: the shell, the kit, one journey of a wing. */
export interface WordsPart {
  readonly name: string;
  readonly languages: Readonly<Record<Language, () => Promise<{ readonly default: Messages }>>>;
}
