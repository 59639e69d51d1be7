import { deflateRawSync, deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { inspectFile } from './inspect-file';
import { mostBytes } from './limits';

const codeOf = async (bytes: Uint8Array): Promise<string> =>
  inspectFile(bytes).then(
    ({ kind }) => `taken as ${kind}`,
    (error: unknown) => (error as { code: string }).code,
  );

type ZipFile = readonly [name: string, content: Buffer];

/** The smallest Word document. */
const wordFiles: readonly ZipFile[] = [
  ['[Content_Types].xml', types('wordprocessingml.document')],
  ['word/document.xml', Buffer.from('<w:document>A letter of a paediatrician. </w:document>'.repeat(20))],
];

describe('what a file is', () => {
  const blue = (): sharp.Sharp => sharp({ create: { width: 20, height: 10, channels: 3, background: 'blue' } });

  it.each(['jpeg', 'png', 'webp', 'tiff'] as const)('%s is known by its content', async (kind) => {
    const bytes = await blue()[kind]().toBuffer();
    expect(await inspectFile(bytes)).toEqual({ kind, mediaType: `image/${kind}`, pages: 1 });
  });

  it('a progressive photo, and one with restarts and fill bytes, is a JPEG', async () => {
    expect(await codeOf(await blue().jpeg({ progressive: true }).toBuffer())).toBe('taken as jpeg');
    const plain = await blue().jpeg().toBuffer();
    const filled = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xff]), plain.subarray(2)]);
    expect(await codeOf(filled)).toBe('taken as jpeg');
  });

  it('an AVIF is no HEIC, and nor is a film', async () => {
    const avif = await blue().avif().toBuffer();
    expect(await codeOf(avif)).toBe('files.unknown-kind');
    const film = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypmp42\0\0\0\0isommp42')]);
    expect(await codeOf(film)).toBe('files.unknown-kind');
  });

  it('a PDF tells its number of pages, plainly or packed', async () => {
    expect(await inspectFile(plainPdf(3))).toEqual({ kind: 'pdf', mediaType: 'application/pdf', pages: 3 });
    expect(await inspectFile(packedPdf(12))).toMatchObject({ kind: 'pdf', pages: 12 });
  });

  it('a PDF leaves the number open when it is encrypted, when revisions differ, or when it cannot be unpacked', async () => {
    const encrypted = Buffer.from(plainPdf(3).toString('latin1').replace('/Root', '/Encrypt 9 0 R /Root'), 'latin1');
    const revised = Buffer.concat([plainPdf(3), plainPdf(4)]);
    const broken = Buffer.from(
      packedPdf(2)
        .toString('latin1')
        .replace(/stream\n[^]{4}/, 'stream\nabcd'),
      'latin1',
    );
    for (const pdf of [encrypted, revised, broken]) {
      expect(await inspectFile(pdf)).toEqual({ kind: 'pdf', mediaType: 'application/pdf' });
    }
  });

  it('a Word document is a zip with its part in it', async () => {
    expect(await inspectFile(docx())).toMatchObject({ kind: 'docx' });
    expect(
      await inspectFile(zip([...wordFiles, ['word/media/a.png', Buffer.alloc(9)]], { comment: 'made by hand' })),
    ).toMatchObject({ kind: 'docx' });
  });

  it('the name is never looked at', async () => {
    expect(inspectFile).toHaveLength(1);
    expect(await codeOf(Buffer.from('<html><script>alert(1)</script></html>'))).toBe('files.unknown-kind');
  });
});

describe('what is not taken', () => {
  it.each<[string, string, Uint8Array]>([
    ['nothing', 'files.empty', Buffer.alloc(0)],
    ['too much', 'files.too-large', Buffer.alloc(mostBytes + 1)],
    ['a program', 'files.unknown-kind', Buffer.from('MZ\x90\0\x03')],
    ['a GIF', 'files.unknown-kind', Buffer.from('GIF89a......')],
    ['a drawing with scripts', 'files.unknown-kind', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an old Word file', 'files.old-word', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    ['half a PDF', 'files.damaged', plainPdf(3).subarray(0, 100)],
    [
      'a spreadsheet',
      'files.unknown-kind',
      zip([
        ['[Content_Types].xml', types('spreadsheetml.sheet')],
        ['xl/a', Buffer.alloc(1)],
      ]),
    ],
    ['an OpenDocument text', 'files.unknown-kind', zip([['mimetype', Buffer.from('application/vnd.oasis')]])],
    [
      'a zip of photos',
      'files.archive',
      zip([
        ['a.jpg', Buffer.alloc(10)],
        ['b.jpg', Buffer.alloc(10)],
      ]),
    ],
    ['an empty zip', 'files.archive', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)])],
    ['a Word file with a program', 'files.macros', zip([...wordFiles, ['word/vbaProject.bin', Buffer.alloc(9)]])],
    [
      'a Word file that says it has a program',
      'files.macros',
      zip([
        ['[Content_Types].xml', Buffer.from('application/vnd.ms-word.document.macroEnabled.main+xml')],
        ['word/document.xml', Buffer.alloc(1)],
      ]),
    ],
    ['a locked Word file', 'files.locked', zip(wordFiles, { locked: true })],
  ])('%s', async (_what, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('a file of exactly the limit is not too large', async () => {
    expect(await codeOf(Buffer.alloc(mostBytes))).toBe('files.unknown-kind');
  });

  it('every refusal is one or more plain sentences', async () => {
    const error: unknown = await inspectFile(Buffer.alloc(0)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'Refusal', message: 'The file is empty.', rule: { status: 422 } });
  });
});

describe('two files in one', () => {
  const photo = sharp({ create: { width: 20, height: 10, channels: 3, background: 'blue' } });

  it.each<[string, () => Promise<Buffer> | Buffer]>([
    [
      'a photo with a zip behind it',
      async () => Buffer.concat([await photo.jpeg().toBuffer(), zip([['a', Buffer.from('b')]])]),
    ],
    ['a photo with a PDF in a comment', async () => inComment(await photo.jpeg().toBuffer(), '%PDF-1.7 1 0 obj')],
    ['a PDF with a zip behind it', () => Buffer.concat([plainPdf(1), zip([['a', Buffer.from('b')]])])],
    ['a Word document with a PDF first', () => zip([['%PDF-1.4', Buffer.from('x')], ...wordFiles])],
    [
      'a Word document behind a program',
      () => Buffer.concat([Buffer.from('PK\x03\x04 a program'), shifted(docx(), 14)]),
    ],
  ])('%s is refused', async (_what, make) => {
    expect(await codeOf(await make())).toBe('files.two-things');
  });
});

describe('a bomb', () => {
  it('that says how large it is', async () => {
    expect(await codeOf(zip([...wordFiles, ['word/a.xml', Buffer.alloc(10)]], { saysSize: 0x7fffffff }))).toBe(
      'files.too-much-inside',
    );
  });

  it('that lies about how large it is', async () => {
    expect(await codeOf(zip([...wordFiles, ['word/a.xml', Buffer.alloc(50_000_000)]], { saysSize: 1000 }))).toBe(
      'files.too-much-inside',
    );
  });

  it('whose files lie over each other', async () => {
    expect(await codeOf(zip(wordFiles, { overlap: true }))).toBe('files.too-much-inside');
  });

  it('of very many files', async () => {
    const many = Array.from({ length: 5001 }, (_one, index): ZipFile => [`word/${index}.xml`, Buffer.alloc(0)]);
    expect(await codeOf(zip([...wordFiles, ...many]))).toBe('files.too-much-inside');
  });

  it('of a directory that never ends', async () => {
    const bytes = Buffer.concat([Buffer.from('II*\0\x08\0\0\0\0\0\x08\0\0\0', 'latin1'), Buffer.alloc(20)]);
    expect(await codeOf(bytes)).toBe('files.damaged');
  });

  it.each([
    ['/Type /ObjStm stream\n', 400_000],
    ['/Type /Pages << ', 500_000],
    ['endobj stream\n', 500_000],
    ['PK\x05\x06', 500_000],
    ['/Encrypt ', 500_000],
  ])('for searches, of %j again and again, comes to an end', async (text, times) => {
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(text.repeat(times)), Buffer.from('startxref 9')]);
    expect(await inspectFile(pdf)).toMatchObject({ kind: 'pdf' });
  });
});

describe('damage', () => {
  it('to any byte of a Word document is refused or makes no difference, and never throws anything but a refusal', async () => {
    const bytes = docx();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(await codeOf(changed)).toMatch(/^(files\.|taken as docx)/);
    }
  });

  it('to any byte of a PNG between its chunks is refused', async () => {
    const bytes = await sharp({ create: { width: 5, height: 5, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      expect(await codeOf(changed)).toMatch(/^files\.(damaged|unknown-kind)/);
    }
  });
});

function types(kind: string): Buffer {
  return Buffer.from(
    `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`,
  );
}

function docx(): Buffer {
  return zip(wordFiles);
}

/** What is to be wrong with a zip. */
interface ZipFaults {
  readonly locked?: boolean;
  readonly overlap?: boolean;
  readonly saysSize?: number;
  readonly comment?: string;
}

/** A zip of these files, as its inventor wrote it down; with the faults asked for in the last file. */
function zip(files: readonly ZipFile[], { locked, overlap, saysSize, comment = '' }: ZipFaults = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  files.forEach(([name, content], index) => {
    const last = index === files.length - 1;
    const packed = deflateRawSync(content);
    const size = last ? (saysSize ?? content.length) : content.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(locked === true ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(overlap === true && last ? 0 : at, 10);
    bodies.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, place, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  });
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06'), end, Buffer.from(comment)]);
}

/** A zip whose places are counted from so many bytes earlier. */
function shifted(bytes: Buffer, by: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\x01\x02'); at !== -1; at = copy.indexOf('PK\x01\x02', at + 4)) {
    copy.writeUInt32LE(copy.readUInt32LE(at + 42) + by, at + 42);
  }
  return copy;
}

function plainPdf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_one, index) => `${index + 3} 0 R`).join(' ');
  const leaves = Array.from(
    { length: pages },
    (_one, index) => `${index + 3} 0 obj <</Type /Page /Parent 2 0 R>> endobj\n`,
  );
  const objects = `1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [${kids}] /Count ${pages}>> endobj\n`;
  return Buffer.from(`%PDF-1.7\n${objects}${leaves.join('')}trailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`);
}

function packedPdf(pages: number): Buffer {
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>> ',
    `<</Type /Pages /Kids [3 0 R 4 0 R] /Count ${pages}>> `,
    '<</Type /Pages /Parent 2 0 R /Count 1>> ',
  ];
  const offsets = objects.map((_one, index) => objects.slice(0, index).join('').length);
  const heads = `${offsets.map((offset, index) => `${index + 1} ${offset}`).join(' ')}\n`;
  const packed = deflateSync(Buffer.from(heads + objects.join('')));
  const dictionary = `<</Type /ObjStm /N 3 /First ${heads.length} /Filter /FlateDecode /Length ${packed.length}>>`;
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n5 0 obj ${dictionary}\nstream\n`),
    packed,
    Buffer.from('\nendstream endobj\nstartxref\n9\n%%EOF\n'),
  ]);
}

function inComment(jpeg: Buffer, text: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(text), jpeg.subarray(2)]);
}
