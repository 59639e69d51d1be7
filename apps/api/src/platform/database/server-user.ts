import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user of the operating system that runs PostgreSQL; nothing when it is simply the user running the service. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody`: exists on every Unix and owns nothing, so no user has to be made. */
const nobody: ServerUser = { uid: 65534, gid: 65534 };

/**
 * The user to run PostgreSQL as, or nothing for "as we are".
 *
 * PostgreSQL refuses to run as root. As root, it runs as the owner of its folder when there is one already,
 * and otherwise as `nobody`.
 */
export function serverUser(folder: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner === undefined || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
}

/** The first folder on the way down to `path` that the user may not enter, or nothing when all are open. */
export function closedFolder(path: string, user: ServerUser | undefined): string | undefined {
  if (user === undefined) return undefined;
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(parent, user);
  if (above !== undefined) return above;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.uid === user.uid) return undefined;
  const mayEnter = found.gid === user.gid ? 0o010 : 0o001;
  return (found.mode & mayEnter) === 0 ? path : undefined;
}
