import type { Counts } from './register.store';

/** What an import changed, in one sentence. */
export function sayImport(counts: Counts): string {
  const parts = (['added', 'changed', 'closed', 'reopened', 'vanished'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => `${counts[what].toLocaleString('en-GB')} ${what}`);
  return parts.length === 0 ? 'Nothing changed.' : `Schools: ${parts.join(', ')}.`;
}
