const months = 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' ');
const shortMonths = 'Ion Chwef Maw Ebr Mai Meh Gorff Awst Medi Hyd Tach Rhag'.split(' ');
const days = 'Sul Llun Mawrth Mercher Iau Gwener Sadwrn'.split(' ').map((day) => `Dydd ${day}`);

/**
 * Dates, plurals and lists in Welsh, after the Unicode CLDR. Chromium, and so most telephones, knows no Welsh and would
 * say them as in America.
 */
export const welsh = {
  /** A moment in words, in the style and the time zone given: “22 Tachwedd 2026”. */
  date(instant: Date, style: Intl.DateTimeFormatOptions): string {
    const english = new Intl.DateTimeFormat('en-GB', style).formatToParts(instant);
    const numbers = new Intl.DateTimeFormat('en-GB', { month: 'numeric', timeZone: style.timeZone }).format(instant);
    const month = (style.dateStyle === 'medium' ? shortMonths : months)[Number(numbers) - 1] ?? '';
    return english.map(({ type, value }) => piece(type, value, month)).join('');
  },

  /** Which form of a word a number asks for: Welsh has six. */
  plural(value: number): Intl.LDMLPluralRule {
    return forms[value] ?? 'other';
  },

  /** Several things in one sentence: “Derwen, Llwyfen ac Onnen”. */
  list(things: readonly string[], type: 'conjunction' | 'disjunction'): string {
    const last = things.at(-1) ?? '';
    if (things.length < 2) return last;
    return `${things.slice(0, -1).join(', ')} ${joining(last, type)} ${last}`;
  },
};

const forms: Readonly<Record<number, Intl.LDMLPluralRule>> = { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' };

function piece(type: Intl.DateTimeFormatPartTypes, value: string, month: string): string {
  if (type === 'month') return month;
  if (type === 'weekday') return days[englishDays.indexOf(value)] ?? value;
  return type === 'literal' ? value.replace(' at ', ' am ') : value;
}

const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** “And” is `ac` before a vowel. */
function joining(next: string, type: 'conjunction' | 'disjunction'): string {
  if (type === 'disjunction') return 'neu';
  return /^[aeiouwyâêîôûŵŷ]/i.test(next) ? 'ac' : 'a';
}
