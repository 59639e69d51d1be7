import { receiptPage, type ReceiptWords } from './receipt-page';

const words: ReceiptWords = {
  language: 'en',
  title: 'Receipt for your application',
  authority: 'Marramshire',
  rows: [
    { name: 'Child', lines: ['Łucja Ŵyn-Çelik'] },
    { name: 'Schools, in order', lines: ['1. Oak', '2. Elm'] },
  ],
  says: ['Keep this receipt.'],
  madeAt: new Date('2026-10-12T10:00:00Z'),
};

describe('The receipt as a PDF', () => {
  it('is a PDF whose structure a screen reader can read, with a font of its own for every name', async () => {
    const text = (await receiptPage(words)).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/S /H1');
    expect(text).toContain('/Lang (en-GB)');
    expect(text).toContain('DejaVuSans');
    expect(text).not.toContain('/BaseFont /Helvetica');
  });

  it('goes on to another page where one is not enough', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({ name: `Row ${at}`, lines: ['One', 'Two'] }));
    const text = (await receiptPage({ ...words, rows })).toString('latin1');
    expect(text.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(2);
  });
});
