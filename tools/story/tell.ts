/** Where the story is told, a line at a time. */
export interface Teller {
  /** The heading of a chapter. */
  chapter(title: string): void;
  /** Who is at the service now. */
  scene(who: string): void;
  /** What they do or see, in a sentence. */
  says(sentence: string): void;
  /** Something shown to them, one thing on a line. */
  shows(lines: readonly string[]): void;
}

const width = 100;

/** Tells the story as plain text, with headings that stand out where the terminal can do that. */
export function tellTo(write: (text: string) => void, isTerminal: boolean): Teller {
  const bold = (text: string): string => (isTerminal ? `\u001b[1m${text}\u001b[0m` : text);
  let chapters = 0;
  return {
    chapter: (title) => {
      chapters += 1;
      write(`\n${bold(`${String(chapters)}. ${title}`)}\n`);
    },
    scene: (who) => {
      write(`\n  ${bold(who)}\n`);
    },
    says: (sentence) => {
      write(`${wrapped(sentence, '    ').join('\n')}\n`);
    },
    shows: (lines) => {
      for (const line of lines) write(`${wrapped(line, '      | ').join('\n')}\n`);
    },
  };
}

/** The text in lines that fit, each begun in the same way. */
function wrapped(text: string, begin: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && begin.length + line.length + 1 + word.length > width) {
      lines.push(begin + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, begin + line];
}
