import type { Language } from '@kernel';
import PDFDocument from 'pdfkit';

/** One thing that the receipt says: what it is, and its lines. */
export interface ReceiptRow {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Everything that a receipt says. */
export interface ReceiptWords {
  readonly language: Language;
  readonly title: string;
  readonly authority: string;
  readonly rows: readonly ReceiptRow[];
  readonly says: readonly string[];
  readonly madeAt: Date;
}

/** Fonts that know the letters of people's names: Welsh, Polish, Turkish, Greek, Cyrillic, Arabic. */
const plain = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const bold = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

const margin = 56;
const nameWidth = 150;

/**
 * The receipt as a PDF of one page or more, with its structure marked, so that a screen reader knows heading from text. The
 * same words give the same bytes.
 */
export function receiptPage(words: ReceiptWords): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    margin,
    tagged: true,
    lang: `${words.language}-GB`,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: words.title, Author: words.authority, CreationDate: words.madeAt, ModDate: words.madeAt },
  });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (part: Buffer) => parts.push(part));
    page.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    page.on('error', reject);
  });
  page.registerFont('plain', plain).registerFont('bold', bold);
  const body = page.struct('Document');
  page.addStructure(body);
  body.add(page.struct('P', {}, () => page.font('plain').fontSize(11).text(words.authority)));
  body.add(page.struct('H1', {}, () => page.moveDown(0.5).font('bold').fontSize(20).text(words.title)));
  for (const row of words.rows) writeRow(page, body, row);
  page.moveDown(1);
  for (const line of words.says) {
    body.add(page.struct('P', {}, () => page.font('plain').fontSize(11).text(line, margin).moveDown(0.5)));
  }
  body.end();
  page.end();
  return whole;
}

/** A name on the left, its lines on the right; read aloud one after the other. */
function writeRow(page: PDFKit.PDFDocument, body: PDFKit.PDFStructureElement, { name, lines }: ReceiptRow): void {
  page.moveDown(0.8);
  // A row is not torn apart at the foot of a page.
  if (page.y + 20 + lines.length * 16 > page.page.height - margin) page.addPage();
  const top = page.y;
  body.add(
    page.struct('P', {}, () =>
      page
        .font('bold')
        .fontSize(11)
        .text(name, margin, top, { width: nameWidth - 10 }),
    ),
  );
  const after = page.y;
  const right = margin + nameWidth;
  const width = page.page.width - margin - right;
  body.add(
    page.struct('P', {}, () =>
      page.font('plain').fontSize(11).text(lines.join('\n'), right, top, { width, lineGap: 2 }),
    ),
  );
  page.y = Math.max(after, page.y);
  page.x = margin;
}
