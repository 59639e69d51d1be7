import { printStyle } from '@letters';
import type { PrintedPage } from '../letters.reader';

/**
 * Letters as one document to be printed, each beginning on a new sheet.
 *
 * A letter that was written as an e-mail gets a sheet with its address before it, because there is none on it.
 */
export function joinPages(pages: readonly PrintedPage[]): string {
  const sheets = pages.flatMap(({ document, address, wasMail }) => {
    const body = bodyOf(document);
    return wasMail && address.length > 0 ? [addressSheet(address), body] : [body];
  });
  const letters = sheets.map((sheet) => `<section class="letter">\n${sheet}\n</section>`).join('\n');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<title>Letters to be printed</title>',
    `<style>${printStyle}.letter{break-after:page}</style>`,
    '</head>',
    '<body>',
    letters,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** What stands between the body's marks of a document of ours. */
function bodyOf(document: string): string {
  const from = document.indexOf('<body>');
  const to = document.lastIndexOf('</body>');
  if (from < 0 || to < from) throw new Error('A letter is a whole document.');
  return document.slice(from + '<body>'.length, to).trim();
}

function addressSheet(address: readonly string[]): string {
  return `<div class="recipient">\n${address.map((line) => `${escaped(line)}<br>`).join('\n')}\n</div>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
