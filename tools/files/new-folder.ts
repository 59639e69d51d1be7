import { refuse } from '@kernel';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseJson } from '@documents';
import { readText } from './text';
import { refuseUnreadable } from './unreadable';

/**
 * Fills a new folder and only then gives it its name, so that a folder of that name is always whole.
 *
 * A folder already there is refused; with `force` it is replaced, but only if it is one of ours of the same kind,
 * because a slip in a name must not cost anyone their files. A crash leaves at most a hidden folder beside it.
 */
export function newFolder<Made>(out: string, kind: string, force: boolean, fill: (folder: string) => Made): Made {
  const path = resolve(out);
  const replaces = existsSync(path) && !isEmptyFolder(path);
  if (replaces) checkMayReplace(path, out, kind, force);
  const hidden = hiddenBeside(path, out);
  try {
    const made = fill(hidden);
    if (replaces) replaceFolder(path, hidden);
    else renameSync(hidden, path);
    return made;
  } catch (fault) {
    return refuseUnreadable(fault, out);
  } finally {
    rmSync(hidden, { recursive: true, force: true });
  }
}

/** Refuses an output folder that may not be written, before any long work is done for it. */
export function checkNewFolder(out: string, kind: string, force: boolean): void {
  const path = resolve(out);
  if (existsSync(path) && !isEmptyFolder(path)) checkMayReplace(path, out, kind, force);
}

function checkMayReplace(path: string, out: string, kind: string, force: boolean): void {
  if (!force) {
    refuse({ file: out, found: 'something already there', allowed: 'choose another name, or say --force to replace it.' });
  }
  if (kindOf(path) === kind) return;
  refuse({ file: out, found: `something other than an earlier ${kind}`, allowed: `--force replaces only a folder whose manifest.json says "${kind}".` });
}

function kindOf(path: string): unknown {
  const file = join(path, 'manifest.json');
  if (!existsSync(file)) return undefined;
  try {
    const manifest = parseJson(readText(file, file), file);
    return typeof manifest === 'object' && manifest !== null && 'kind' in manifest ? manifest.kind : undefined;
  } catch {
    return undefined;
  }
}

function isEmptyFolder(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).length === 0;
}

function hiddenBeside(path: string, out: string): string {
  try {
    makeFolders(dirname(path));
    const hidden = mkdtempSync(join(dirname(path), `.${basename(path)}.`));
    chmodSync(hidden, 0o777 & ~process.umask());
    return hidden;
  } catch (fault) {
    return refuseUnreadable(fault, out);
  }
}

/** Makes a folder and those above it, one by one: Node's own way never ends on some disks that refuse (such as /proc). */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  mkdirSync(path);
}

function replaceFolder(path: string, hidden: string): void {
  const old = `${hidden}.old`;
  renameSync(path, old);
  renameSync(hidden, path);
  rmSync(old, { recursive: true, force: true });
}
