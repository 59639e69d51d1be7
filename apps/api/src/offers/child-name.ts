import type { ChildRecord } from '../applications';

/** A child's name as lists show it; nothing for whoever may not see the child. */
export function nameOf(child: Pick<ChildRecord, 'firstNames' | 'lastName'> | undefined): string {
  return child === undefined ? '' : `${child.firstNames} ${child.lastName}`;
}
