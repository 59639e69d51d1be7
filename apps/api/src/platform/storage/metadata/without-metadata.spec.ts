import sharp from 'sharp';
import { type FileKind, inspectFile } from '../kinds/inspect-file';
import { jpegParts } from '../kinds/jpeg';
import { pngChunks } from '../kinds/png';
import { tiffPages } from '../kinds/tiff';
import { webpChunks } from '../kinds/webp';
import { withoutMetadata } from './without-metadata';

/** Words that must be nowhere in the stripped file, in the clear. */
const secret = 'Primrose Cottage';
const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30.0N" exif:UserComment="${secret}"/>
  </rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

const emptyXmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';

/** The place where a photo was taken, as phones write it. */
const place = {
  IFD0: { Make: 'A phone', ImageDescription: secret, DateTime: '2028:09:01 10:00:00' },
  IFD2: { DateTimeOriginal: '2028:09:01 10:00:00' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 0/1' },
};

type Picture = 'jpeg' | 'png' | 'webp' | 'tiff' | 'heic';
const kinds: readonly Picture[] = ['jpeg', 'png', 'webp', 'tiff', 'heic'];

describe('a photo without what the camera wrote', () => {
  it.each(kinds)('%s: had the place in it, and has it no more', async (kind) => {
    const photo = await photoOf(kind);
    expect(photo.includes(secret)).toBe(true);
    expect(await tellsThePlace(photo, kind)).toBe(true);
    const stripped = withoutMetadata(photo, kind);
    for (const word of [secret, 'A phone', '2028:09', 'GPS', 'Cottage']) {
      expect(stripped.includes(word)).toBe(false);
    }
    const metadata = await metadataOf(stripped, kind);
    expect(await tellsThePlace(stripped, kind)).toBe(false);
    expect(metadata.xmp?.toString().trim() ?? emptyXmp).toBe(emptyXmp);
  });

  it.each(kinds)('%s: shows every pixel as it was', async (kind) => {
    const photo = await photoOf(kind);
    expect(await pixelsOf(withoutMetadata(photo, kind), kind)).toEqual(await pixelsOf(photo, kind));
  });

  it.each(kinds)('%s: keeps its colour profile', async (kind) => {
    const photo = await photoOf(kind, 'p3');
    const { icc } = await metadataOf(photo, kind);
    expect(icc).toBeDefined();
    expect((await metadataOf(withoutMetadata(photo, kind), kind)).icc).toEqual(icc);
  });

  it.each(['jpeg', 'png', 'webp', 'tiff'] as const)('%s: is still shown the right way up', async (kind) => {
    for (const orientation of [2, 3, 6, 8]) {
      const photo = await turned(kind, orientation);
      const stripped = withoutMetadata(photo, kind);
      expect(stripped.includes(secret)).toBe(false);
      expect((await sharp(stripped).metadata()).orientation).toBe(orientation);
    }
  });

  it.each(kinds)('%s: is still of its kind, and stripping it again changes nothing', async (kind) => {
    const stripped = withoutMetadata(await photoOf(kind), kind);
    expect(await inspectFile(stripped)).toMatchObject({ kind });
    expect(withoutMetadata(stripped, kind).equals(stripped)).toBe(true);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('%s: loses what was hung on behind its end', async (kind) => {
    const photo = await photoOf(kind);
    const withFilm = Buffer.concat([photo, Buffer.from(`a film with sound ${secret}`)]);
    expect(withoutMetadata(withFilm, kind).equals(withoutMetadata(photo, kind))).toBe(true);
  });

  it.each(kinds)('%s: is refused, or decodes, when it is cut anywhere, and never hangs', async (kind) => {
    const photo = await photoOf(kind);
    const step = Math.max(1, Math.floor(photo.length / 150));
    for (let length = 1; length < photo.length; length += step) {
      const cut = photo.subarray(0, length);
      const taken = await inspectFile(cut).then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject({ name: 'Refusal' });
          return false;
        },
      );
      if (taken) expect(() => withoutMetadata(cut, kind)).not.toThrow();
    }
  });
});

describe('the parts that are left', () => {
  it('of a JPEG are those that decoding needs', async () => {
    const markers = jpegParts(withoutMetadata(await photoOf('jpeg'), 'jpeg')).map(({ marker }) => marker);
    expect(markers.filter((marker) => marker >= 0xe1 && marker <= 0xef)).toEqual([]);
    expect(markers).not.toContain(0xfe);
  });

  it('of a progressive JPEG still make the picture', async () => {
    const photo = await noise().withExif(place).jpeg({ progressive: true }).toBuffer();
    expect(await pixelsOf(withoutMetadata(photo, 'jpeg'), 'jpeg')).toEqual(await pixelsOf(photo, 'jpeg'));
  });

  it('of a JPEG hold neither a thumbnail nor a comment', async () => {
    const photo = await noise().jpeg().toBuffer();
    const thumbnail = Buffer.from([0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]);
    const told = Buffer.concat([
      photo.subarray(0, 2),
      part(0xe0, thumbnail),
      part(0xfe, Buffer.from(secret)),
      photo.subarray(2),
    ]);
    const stripped = withoutMetadata(told, 'jpeg');
    expect(stripped.includes(secret)).toBe(false);
    expect(stripped.subarray(2, 20).toString('hex')).toBe('ffe000104a46494600010100000100010000');
    expect(await pixelsOf(stripped, 'jpeg')).toEqual(await pixelsOf(photo, 'jpeg'));
  });

  it('of a PNG are those of the picture', async () => {
    const names = pngChunks(withoutMetadata(await photoOf('png'), 'png')).map(({ name }) => name);
    expect(new Set(names)).toEqual(
      new Set(['IHDR', 'iCCP', 'pHYs', 'IDAT', 'IEND'].filter((name) => names.includes(name))),
    );
  });

  it('of a WebP are said in its header', async () => {
    const stripped = withoutMetadata(await photoOf('webp'), 'webp');
    const header = webpChunks(stripped).find(({ name }) => name === 'VP8X');
    expect((stripped[header?.inside ?? 0] ?? 0) & 0x0c).toBe(0);
  });

  it('of a TIFF of several pages are all of them', async () => {
    const frame = { width: 40, height: 90, pageHeight: 30, channels: 3 as const };
    const raw = Buffer.alloc(40 * 90 * 3, 'several pages');
    const tiff = await sharp(raw, { raw: frame }).withExif(place).tiff({ compression: 'lzw' }).toBuffer();
    expect(await inspectFile(tiff)).toMatchObject({ kind: 'tiff', pages: 3 });
    const stripped = withoutMetadata(tiff, 'tiff');
    expect(tiffPages(stripped).pages).toHaveLength(3);
    expect(stripped.includes(secret)).toBe(false);
    const all = (bytes: Buffer): Promise<Buffer> => sharp(bytes, { pages: -1 }).raw().toBuffer();
    expect((await all(stripped)).equals(await all(tiff))).toBe(true);
  });

  it.each(['none', 'lzw', 'deflate', 'jpeg', 'ccittfax4'] as const)(
    'of a TIFF packed with %s still make the page',
    async (compression) => {
      const fax = compression === 'ccittfax4';
      const tiff = await noise()
        .toColourspace(fax ? 'b-w' : 'srgb')
        .withExif(place)
        .tiff({ compression, ...(fax ? { bitdepth: 1 as const } : {}) })
        .toBuffer();
      expect(await pixelsOf(withoutMetadata(tiff, 'tiff'), 'tiff')).toEqual(await pixelsOf(tiff, 'tiff'));
    },
  );

  it('of a TIFF in tiles still make the page', async () => {
    const tiff = await noise().withExif(place).tiff({ tile: true, tileWidth: 64, tileHeight: 64 }).toBuffer();
    const stripped = withoutMetadata(tiff, 'tiff');
    expect(stripped.includes(secret)).toBe(false);
    expect(await pixelsOf(stripped, 'tiff')).toEqual(await pixelsOf(tiff, 'tiff'));
  });

  it.each(['pdf', 'docx'] as const)('of a %s are all of them', (kind) => {
    const bytes = Buffer.from('as it was');
    expect(withoutMetadata(bytes, kind).equals(bytes)).toBe(true);
  });
});

/** A picture that no compression makes small, the same each time. */
function noise(): sharp.Sharp {
  const [width, height] = [160, 120];
  const raw = Buffer.from(
    Array.from({ length: width * height * 3 }, (_one, index) => (index * index * 31 + index * 7) % 251),
  );
  return sharp(raw, { raw: { width, height, channels: 3 } });
}

async function photoOf(kind: Picture, profile?: string): Promise<Buffer> {
  const image = noise().withExif(place).withXmp(xmp);
  if (profile !== undefined) image.withIccProfile(profile);
  if (kind === 'tiff') return withPlace(await image.tiff({ compression: 'lzw' }).toBuffer());
  return kind === 'heic'
    ? named(await image.avif({ lossless: true }).toBuffer(), 'avif', 'heic')
    : image[kind]().toBuffer();
}

/** A TIFF with a directory of the place hung on to its page, which the library that makes it cannot write. */
function withPlace(tiff: Buffer): Buffer {
  const { numbers, pages } = tiffPages(tiff);
  const [page] = pages;
  if (page === undefined || !numbers.smallEndFirst) throw new Error('The library writes TIFF from the small end.');
  const words = Buffer.from(`${secret}\0`);
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const written = Buffer.alloc(12);
    written.writeUInt16LE(tag, 0);
    written.writeUInt16LE(type, 2);
    written.writeUInt32LE(count, 4);
    written.writeUInt32LE(value, 8);
    return written;
  };
  const directory = (entries: readonly Buffer[]): Buffer => {
    const sorted = [...entries].sort((one, other) => one.readUInt16LE(0) - other.readUInt16LE(0));
    return Buffer.concat([Buffer.from([sorted.length, 0]), ...sorted, Buffer.alloc(4)]);
  };
  const place = directory([
    entry(1, 2, 2, 'N'.charCodeAt(0)),
    entry(2, 5, 3, tiff.length),
    entry(29, 2, words.length, tiff.length),
  ]);
  const placeAt = tiff.length + words.length + (words.length % 2);
  const own = page.entries.map(({ at }) => tiff.subarray(at, at + 12));
  const pageAgain = directory([...own, entry(270, 2, words.length, tiff.length), entry(34853, 4, 1, placeAt)]);
  const whole = Buffer.concat([tiff, words, Buffer.alloc(words.length % 2), place, pageAgain]);
  whole.writeUInt32LE(placeAt + place.length, 4);
  return whole;
}

async function turned(kind: Exclude<Picture, 'heic'>, orientation: number): Promise<Buffer> {
  return noise().withExif(place).withMetadata({ orientation })[kind]().toBuffer();
}

/**
 * A HEIC is made from an AVIF: the same container to the byte, with another brand and another way of coding pixels.
 *
 * Nothing that may be shipped codes HEVC, which patents hold; of the pixels we touch none.
 */
function named(bytes: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(bytes);
  const end = copy.readUInt32BE(0);
  for (let at = 8; at < end; at += 4) {
    if (copy.subarray(at, at + 4).toString('latin1') === from) copy.write(to, at, 'latin1');
  }
  return copy;
}

function readable(bytes: Buffer, kind: FileKind): Buffer {
  return kind === 'heic' ? named(bytes, 'heic', 'avif') : bytes;
}

async function metadataOf(bytes: Buffer, kind: FileKind): Promise<sharp.Metadata> {
  return sharp(readable(bytes, kind)).metadata();
}

/** Whether there is a directory of places (tag 8825 in hexadecimal digits). */
async function tellsThePlace(bytes: Buffer, kind: FileKind): Promise<boolean> {
  if (kind === 'tiff') return tiffPages(bytes).pages.some(({ entries }) => entries.some(({ tag }) => tag === 0x8825));
  const { exif } = await metadataOf(bytes, kind);
  return exif !== undefined && (exif.includes('8825', 0, 'hex') || exif.includes('2588', 0, 'hex'));
}

async function pixelsOf(bytes: Buffer, kind: FileKind): Promise<Buffer> {
  return sharp(readable(bytes, kind)).raw().toBuffer();
}

function part(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
