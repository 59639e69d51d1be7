import { escaped } from './say-blocks';

/** The language of a letter and what it is about, for the head of its document. */
interface Head {
  readonly language: string;
  readonly title: string;
}

const rightToLeft = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'sd', 'ur', 'yi']);

/** The styles of a letter in an e-mail: none that a mail program might need to fetch. */
const mailStyle =
  'body{margin:0 auto;padding:16px;max-width:38em;font:16px/1.5 Arial,sans-serif;color:#0b0c0c}h1{font-size:24px;line-height:1.25}h2{font-size:20px}h3{font-size:17px}.inset{border-inline-start:8px solid #b1b4b6;padding:8px 16px;font-size:19px}a{color:#1d70b8}.address{overflow-wrap:anywhere}';

/**
 * The styles of a letter on paper. The page holds them itself, so that it prints the same from a folder; a server with a
 * strict policy must allow them by their digest.
 */
export const printStyle =
  '@page{size:A4;margin:20mm}body{font:12pt/1.45 Arial,sans-serif;color:#000}h1{font-size:16pt;line-height:1.25}h2{font-size:14pt;break-after:avoid}h3{font-size:12pt;break-after:avoid}.inset{border-inline-start:3pt solid #000;padding:2mm 4mm}li{break-inside:avoid}a{color:inherit;text-decoration:none}.address{overflow-wrap:anywhere}.recipient{min-height:38mm}';

/** A whole HTML document for an e-mail. */
export function mailDocument(head: Head, header: string, main: string): string {
  return documentOf(head, mailStyle, header, main);
}

/** A whole HTML document for paper, with the address of the one it is for below whom it is from. */
export function printDocument(head: Head, header: string, recipient: string, main: string): string {
  return documentOf(head, printStyle, `${header}\n<div class="recipient">\n${recipient}\n</div>`, main);
}

function documentOf({ language, title }: Head, style: string, top: string, main: string): string {
  const direction = rightToLeft.has(language) ? 'rtl' : 'ltr';
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}" dir="${direction}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    top,
    `<h1>${escaped(title)}</h1>`,
    main,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
