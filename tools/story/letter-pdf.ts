/** A letter of one page as a PDF, so that a family of the story has something to send. */
export function letterPdf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const words = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  const text = `BT /F1 12 Tf 16 TL 72 760 Td\n${words}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(text.length)} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const at = objects.map((object, number) => {
    const begins = file.length;
    file += `${String(number + 1)} 0 obj\n${object}\nendobj\n`;
    return begins;
  });
  const table = file.length;
  const lineOf = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${at.map(lineOf).join('')}`;
  file += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
