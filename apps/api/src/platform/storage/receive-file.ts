import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { mostBytes } from './kinds/limits';
import { refusals } from './storage.refusals';

/** A file as it was sent: its bytes, and the name it had with whoever sent it, which proves nothing. */
export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What may be sent at most. */
export interface ReceiptLimits {
  readonly bytes?: number;
}

/** Takes the one file out of a request. */
export type ReceiveFile = (request: Request, limits?: ReceiptLimits) => Promise<ReceivedFile>;

/** How many files are taken in at the same moment, so that memory suffices: each may need twice its size. */
const mostAtOnce = 12;

/**
 * Takes the one file, in the field `file`, out of a `multipart/form-data` request; refuses anything besides it.
 *
 * The file stays in memory and is never written in the clear: a temporary file would leave a family's papers on the disk.
 */
export const receiveFile: ReceiveFile = receiverOf(mostAtOnce);

/** A way to take files in that refuses, rather than runs out of memory, when too many arrive at once. */
export function receiverOf(most: number): ReceiveFile {
  let underWay = 0;
  return async (request, { bytes = mostBytes } = {}) => {
    if (request.is('multipart/form-data') === false) throw refusals.notSentAsFile();
    if (underWay >= most) throw refusals.busy();
    underWay += 1;
    try {
      const file = await take(request, bytes);
      if (file === undefined) throw refusals.noFile();
      if (file.size === 0) throw refusals.empty();
      return { name: tidyName(file.originalname), bytes: file.buffer };
    } finally {
      underWay -= 1;
    }
  };
}

async function take(request: Request, bytes: number): Promise<Express.Multer.File | undefined> {
  const receive = multer({
    storage: multer.memoryStorage(),
    limits: { files: 1, fields: 0, parts: 2, fileSize: bytes, headerPairs: 20, fieldNameSize: 100 },
    defParamCharset: 'utf8',
  }).single('file');
  await new Promise<void>((resolve, reject) => {
    receive(request, request.res as Response, (error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(refusalOf(error));
    });
  });
  return request.file;
}

/** What multer's complaint means to the person who sent the file; all of them are about what was sent. */
function refusalOf(error: unknown): Error {
  if (!(error instanceof MulterError)) return refusals.brokenOff();
  if (error.code === 'LIMIT_FILE_SIZE') return refusals.tooLarge();
  if (['LIMIT_FILE_COUNT', 'LIMIT_UNEXPECTED_FILE', 'LIMIT_PART_COUNT', 'LIMIT_FIELD_COUNT'].includes(error.code)) {
    return refusals.onlyOne();
  }
  return refusals.brokenOff();
}

/** Characters that steer a terminal, turn text round, or part folders. */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu;

/** The name without folders and tricks, at most 120 characters, with its ending; for people to read, never for a disk. */
export function tidyName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(unfit, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim();
  if (plain === '') return 'file';
  if (plain.length <= 120) return plain;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  return `${[...plain].slice(0, 100).join('').trim()}…${ending}`;
}
