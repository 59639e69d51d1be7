import Table from 'cli-table3';
import { styleText } from 'node:util';
import type { Terminal } from './terminal';

/** A column of a table: its heading, and whether it holds numbers, which stand to the right. */
export interface Column {
  readonly head: string;
  readonly numbers?: true;
  /** The width at which long words wrap. */
  readonly width?: number;
}

/** Prints rows in columns with thin lines. */
export function printTable(columns: readonly Column[], rows: readonly (readonly string[])[], terminal: Terminal): void {
  const table = new Table({
    head: columns.map(({ head }) => (terminal.colour ? styleText('bold', head) : head)),
    colAligns: columns.map(({ numbers }) => (numbers === true ? 'right' : 'left')),
    colWidths: columns.map(({ width }) => width ?? null),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
    chars: {
      top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
      bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
      left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: ' ',
    },
  });
  table.push(...rows.map((row) => [...row]));
  for (const line of table.toString().split('\n')) terminal.say(line.trimEnd());
}

/** A word in colour, where colour helps. */
export function paint(colour: 'green' | 'red' | 'bold' | 'dim', text: string, terminal: Terminal): string {
  return terminal.colour ? styleText(colour, text) : text;
}
