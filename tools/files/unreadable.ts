import { refuse } from '@kernel';

/** The code of a fault of the file system, such as `ENOENT`. */
export function faultCode(fault: unknown): string | undefined {
  return typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
}

/** Says why a file or folder cannot be read or written, in words; any other fault is a defect and is passed on. */
export function refuseUnreadable(fault: unknown, name: string): never {
  const found: Readonly<Record<string, string>> = {
    ENOENT: 'no such file or folder',
    ENOTDIR: 'a file where a folder is needed',
    EISDIR: 'a folder where a file is needed',
    EACCES: 'a file or folder that this user may not open',
    EPERM: 'a file or folder that this user may not change',
    EROFS: 'a disk that can only be read',
    ENOSPC: 'a full disk',
    EDQUOT: 'a full disk (this user may keep no more on it)',
    EMFILE: 'too many files open at once',
    ENAMETOOLONG: 'a name too long for this disk',
  };
  const says = found[faultCode(fault) ?? ''];
  if (says === undefined) throw fault;
  return refuse({ file: name, found: says, allowed: 'check the name, the folder and what this user may do there.' });
}
