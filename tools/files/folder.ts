import { refuse } from '@kernel';
import { outcomeKind } from '@documents';
import type { Shelf, Sink } from '@documents';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linesOf } from './lines';
import { readText } from './text';

/** A folder of a snapshot or an outcome, to be read. Refuses one that is missing, or is a folder of plain files. */
export function folderShelf(folder: string, kind: string): Shelf {
  checkFolder(folder, kind);
  return {
    name: folder,
    text: (file) => readText(join(folder, file), file === 'manifest.json' ? join(folder, file) : file),
    lines: (file) => linesOf(join(folder, file), file),
  };
}

/** A new folder, to be written; every file is on the disk before the next is begun. */
export function folderSink(folder: string): Sink {
  return {
    write: (file, pieces) => {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      const hash = createHash('sha256');
      const handle = openSync(path, 'wx');
      try {
        for (const piece of pieces) {
          hash.update(piece, 'utf8');
          writeWhole(handle, piece);
        }
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      return hash.digest('hex');
    },
  };
}

function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

function checkFolder(folder: string, kind: string): void {
  const what = kind === outcomeKind ? 'an outcome' : 'a snapshot';
  if (!existsSync(folder)) refuse({ file: folder, found: 'no such folder', allowed: `the folder of ${what}; check the name.` });
  if (!statSync(folder).isDirectory()) refuse({ file: folder, found: 'a file', allowed: `the folder of ${what}.` });
  if (existsSync(join(folder, 'manifest.json'))) return;
  const plain = existsSync(join(folder, 'round.yaml'));
  refuse({
    file: folder,
    found: plain ? 'a folder of plain files (it has round.yaml and no manifest.json)' : 'a folder without manifest.json',
    allowed: plain ? 'freeze it first: fairplace freeze DIR --out SNAPSHOT.' : `the folder of ${what}.`,
  });
}

