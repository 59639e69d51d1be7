import type { Example } from './examples';
import { lookedAfterRow, otherRow, row } from './examples';

/** An example with one row for a standing that the school grants, in the given words. */
export function roleExample(role: string, says: string, shows: string, of: Example['of'] = 'primary', name = 'Children whom the school names'): Example {
  return {
    of,
    shows,
    change: {
      definitions: { roles: { [role]: { says } } },
      rows: [lookedAfterRow, row(role, name, { kind: 'role', role }), otherRow],
    },
  };
}
