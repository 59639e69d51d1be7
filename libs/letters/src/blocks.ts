import { onOneLine } from './shapes';

/** One part of a letter's body. Templates mark them by the beginning of a line, and by nothing inside it. */
export type Block =
  | { readonly kind: 'heading' | 'subheading' | 'paragraph' | 'inset'; readonly text: string }
  | { readonly kind: 'list' | 'lines'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly text: string; readonly address: string };

/** The marks a line may begin with, as docs/letters.md explains them to those who write letters. */
const marks = {
  '# ': 'heading',
  '## ': 'subheading',
  '- ': 'item',
  '| ': 'line',
  '^ ': 'inset',
  '> ': 'link',
} as const;
type Mark = (typeof marks)[keyof typeof marks] | 'words';

const beginnings = Object.entries(marks);

/** Marks whose line goes on nowhere. */
const oneLiners: ReadonlySet<Mark> = new Set(['heading', 'subheading', 'line', 'link']);

interface Line {
  readonly mark: Mark;
  readonly text: string;
}

/**
 * The blocks of a written letter, in order.
 *
 * An empty line ends a paragraph; a line without a mark goes on with the paragraph or the item before it. Words that were given to the
 * template can begin no block, whatever they look like.
 */
export function blocksOf(written: string): readonly Block[] {
  return gathered(runsOf(written)).map((run) => blockOf(run));
}

/** Lines joined with those that go on from them; a new run begins at an empty line or a mark. */
function runsOf(written: string): readonly Line[] {
  const runs: { readonly mark: Mark; text: string }[] = [];
  let open: { text: string } | undefined;
  for (const line of written.split('\n').map((one) => one.trim())) {
    const marked = beginnings.find(([start]) => line.startsWith(start));
    if (marked === undefined && line !== '' && open !== undefined) {
      open.text += ` ${line}`;
    } else if (line === '') {
      open = undefined;
    } else {
      const run =
        marked === undefined
          ? { mark: 'words' as const, text: line }
          : { mark: marked[1], text: line.slice(marked[0].length) };
      runs.push(run);
      open = oneLiners.has(run.mark) ? undefined : run;
    }
  }
  return runs.map(({ mark, text }) => ({ mark, text: onOneLine(text) })).filter(({ text }) => text !== '');
}

/** Neighbouring items make one list, and neighbouring lines one address. */
function gathered(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const joins = (line.mark === 'item' || line.mark === 'line') && group?.[0]?.mark === line.mark;
    if (joins) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

function blockOf(run: readonly Line[]): Block {
  const mark = run[0]?.mark ?? 'words';
  const text = run[0]?.text ?? '';
  switch (mark) {
    case 'item':
      return { kind: 'list', items: run.map((one) => one.text) };
    case 'line':
      return { kind: 'lines', items: run.map((one) => one.text) };
    case 'link': {
      const address = text.slice(text.lastIndexOf(' ') + 1);
      return { kind: 'link', text: text.slice(0, -address.length).replace(/:?\s*$/, ''), address };
    }
    case 'words':
      return { kind: 'paragraph', text };
    case 'heading':
    case 'subheading':
    case 'inset':
      return { kind: mark, text };
  }
}
