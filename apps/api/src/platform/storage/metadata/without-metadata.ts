import type { FileKind } from '../kinds/inspect-file';
import { stripHeic } from './strip-heic';
import { stripJpeg } from './strip-jpeg';
import { stripPng } from './strip-png';
import { stripTiff } from './strip-tiff';
import { stripWebp } from './strip-webp';

/**
 * The same file without what a camera or a phone wrote into it: where and when it was taken, with which device, by whom.
 *
 * The picture is not coded again: its bytes stay as they are, and so does which way up it is shown. PDF and Word
 * documents are given back as they are, because what they say of themselves is bound up with what they say.
 */
export function withoutMetadata(given: Uint8Array, kind: FileKind): Buffer {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  switch (kind) {
    case 'jpeg':
      return stripJpeg(bytes);
    case 'png':
      return stripPng(bytes);
    case 'webp':
      return stripWebp(bytes);
    case 'tiff':
      return stripTiff(bytes);
    case 'heic':
      return stripHeic(bytes);
    case 'pdf':
    case 'docx':
      return bytes;
  }
}
