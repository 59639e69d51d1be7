/** Things in a row as people say them: "a, b and c". */
export function listed(things: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = things.at(-1);
  if (last === undefined) return '';
  if (things.length === 1) return last;
  return `${things.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** A number with its thing: "1 place", "15 places". */
export function counted(number: number, thing: string, things = `${thing}s`): string {
  return `${String(number)} ${number === 1 ? thing : things}`;
}

/** The words with a capital first, and one full stop at the end. */
export function sentence(words: string): string {
  const bare = bareWords(words);
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)}.`;
}

/** The words on one line without a closing full stop, so that they can stand inside a sentence. */
export function bareWords(words: string): string {
  return words.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

/** How many words a sentence holds; a long one is better said as two. */
export function wordCount(words: string): number {
  return words.split(/\s+/).filter((word) => word !== '').length;
}

/** A school year as parents say it: 0 is Reception, below it nursery. */
export function yearName(year: number): string {
  if (year < 0) return 'nursery';
  return year === 0 ? 'Reception' : `Year ${String(year)}`;
}
