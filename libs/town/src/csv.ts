/** A comma-separated file: a heading line, then a line for each row. Texts with commas or quotes are quoted. */
export function csv(heading: readonly string[], rows: Iterable<readonly (string | number | boolean)[]>): string {
  const lines = [heading.join(',')];
  for (const row of rows) lines.push(row.map((cell) => written(String(cell))).join(','));
  return `${lines.join('\n')}\n`;
}

function written(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
