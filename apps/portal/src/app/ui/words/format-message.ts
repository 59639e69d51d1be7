import { welsh } from './welsh';

/** What a message may be given: a name, a number, a word that is already said. */
export type Values = Readonly<Record<string, string | number>>;

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'count' }
  | {
      readonly kind: 'plural' | 'select';
      readonly name: string;
      readonly ways: Readonly<Record<string, readonly Piece[]>>;
    };

const read = new Map<string, readonly Piece[]>();

/**
 * A message with its values put in, by the plural rules of a language.
 *
 * It is the part of the ICU message format that we use: `{name}`, `{count, plural, =0 {…} one {# day} other {# days}}`
 * and `{who, select, you {…} other {…}}`. A library for the whole of it would weigh more than the shell's own words.
 */
export function formatMessage(message: string, values: Values, locale: string): string {
  let pieces = read.get(message);
  if (pieces === undefined) {
    pieces = parseMessage(message);
    read.set(message, pieces);
  }
  return write(pieces, values, locale, 0);
}

/** The names of the values that a message wants, in the order of the alphabet. */
export function placeholdersOf(message: string): readonly string[] {
  const names = new Set<string>();
  const walk = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (piece.kind === 'text' || piece.kind === 'count') continue;
      names.add(piece.name);
      if (piece.kind !== 'value') for (const way of Object.values(piece.ways)) walk(way);
    }
  };
  walk(parseMessage(message));
  return [...names].sort();
}

function write(pieces: readonly Piece[], values: Values, locale: string, count: number): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'count') return new Intl.NumberFormat([locale, 'en-GB']).format(count);
      const value = values[piece.name];
      if (piece.kind === 'value')
        return typeof value === 'number' ? new Intl.NumberFormat([locale, 'en-GB']).format(value) : (value ?? '');
      const way = piece.kind === 'plural' ? pluralWay(piece.ways, Number(value), locale) : piece.ways[String(value)];
      return write(way ?? piece.ways['other'] ?? [], values, locale, piece.kind === 'plural' ? Number(value) : count);
    })
    .join('');
}

function pluralWay(
  ways: Readonly<Record<string, readonly Piece[]>>,
  value: number,
  locale: string,
): readonly Piece[] | undefined {
  return ways[`=${value}`] ?? ways[formOf(value, locale)];
}

function formOf(value: number, locale: string): Intl.LDMLPluralRule {
  return locale.startsWith('cy') ? welsh.plural(value) : new Intl.PluralRules(locale).select(value);
}

/** Reads a message into pieces; a message with unpaired braces is a mistake of ours and throws. */
function parseMessage(message: string): readonly Piece[] {
  const [pieces, end] = parsePieces(message, 0, false);
  if (end !== message.length) throw new Error(`A brace too many in “${message}”.`);
  return pieces;
}

function parsePieces(message: string, from: number, within: boolean): [Piece[], number] {
  const pieces: Piece[] = [];
  let text = '';
  let at = from;
  const flush = (): void => {
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
  };
  while (at < message.length && message[at] !== '}') {
    if (message[at] === '{') {
      flush();
      const [piece, next] = parseBraces(message, at + 1);
      pieces.push(piece);
      at = next;
    } else if (within && message[at] === '#') {
      flush();
      pieces.push({ kind: 'count' });
      at += 1;
    } else {
      text += message.charAt(at);
      at += 1;
    }
  }
  flush();
  return [pieces, at];
}

function parseBraces(message: string, from: number): [Piece, number] {
  const head = /^\s*(\w+)\s*(?:,\s*(plural|select)\s*,\s*)?/.exec(message.slice(from));
  if (head === null) throw new Error(`No name after a brace in “${message}”.`);
  const [whole, name = '', kind] = head;
  let at = from + whole.length;
  if (kind !== 'plural' && kind !== 'select') {
    if (message[at] !== '}') throw new Error(`A brace is not closed in “${message}”.`);
    return [{ kind: 'value', name }, at + 1];
  }
  const ways: Record<string, readonly Piece[]> = {};
  for (;;) {
    const label = /^\s*(=?\w+)\s*\{/.exec(message.slice(at));
    if (label === null) break;
    const [pieces, end] = parsePieces(message, at + label[0].length, kind === 'plural');
    if (message[end] !== '}') throw new Error(`A brace is not closed in “${message}”.`);
    ways[label[1] ?? ''] = pieces;
    at = end + 1;
  }
  const close = /^\s*\}/.exec(message.slice(at));
  if (close === null || !('other' in ways)) throw new Error(`“${message}” has no way for all others.`);
  return [{ kind, name, ways }, at + close[0].length];
}
