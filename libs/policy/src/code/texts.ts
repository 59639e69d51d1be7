import type { Policy, Row } from '../policy';
import { keysOf } from '../walk';
import type { Example } from './examples';
import type { Lint } from './lint';
import { rowsOf } from './look';

/** Something a policy says in words, where it says it, and the row whose name it is. */
export interface Text {
  readonly path: string;
  readonly words: string;
  readonly in: 'row' | 'pool' | 'key' | 'area' | 'role' | 'form' | 'test';
  readonly row?: Row;
}

/** Every text by which a policy says who comes before whom. */
export function textsOf(policy: Policy): readonly Text[] {
  const { areas, roles, forms, tests } = policy.definitions;
  return [
    ...rowsOf(policy).map(({ path, thing }): Text => ({ path: `${path}.name`, words: thing.name, in: 'row', row: thing })),
    ...(policy.pools ?? []).map((pool, at): Text => ({ path: `pools.${String(at)}.name`, words: pool.name, in: 'pool' })),
    ...keysOf(policy).flatMap(({ path, thing }): Text[] =>
      thing.by === 'meeting' && thing.says !== undefined ? [{ path: `${path}.says`, words: thing.says, in: 'key' }] : [],
    ),
    ...said(areas, 'areas', 'area'),
    ...said(roles, 'roles', 'role'),
    ...said(forms, 'forms', 'form'),
    ...Object.entries(forms).flatMap(([form, { terms }]) =>
      Object.entries(terms).map(([term, words]): Text => ({ path: `definitions.forms.${form}.terms.${term}`, words, in: 'form' })),
    ),
    ...said(tests, 'tests', 'test'),
  ];
}

function said(defined: Readonly<Record<string, { readonly says: string }>>, name: string, where: Text['in']): readonly Text[] {
  return Object.entries(defined).map(([id, { says }]): Text => ({ path: `definitions.${name}.${id}.says`, words: says, in: where }));
}

interface WordLint extends Pick<Lint, 'id' | 'paragraphs' | 'strength' | 'says' | 'mend'> {
  /** The words that point to a ground the Code does not allow. */
  readonly words: RegExp;
  /** Words around them that show a lawful meaning. */
  readonly unless?: RegExp;
  /** Texts to pass over, such as the name of a row for children of staff. */
  readonly except?: (text: Text, policy: Policy) => boolean;
  /** What the words point to: "point to money or help for the school". */
  readonly pointTo: string;
  readonly lawful: readonly Example[];
  readonly unlawful: readonly Example[];
}

/** A lint that reads a policy's own words for signs of a ground the Code does not allow, and quotes what it found. */
export function wordLint({ words, unless, except, pointTo, ...rest }: WordLint): Lint {
  return {
    ...rest,
    check: (policy) =>
      textsOf(policy).flatMap((text) => {
        const found = words.exec(text.words)?.[0];
        if (found === undefined || unless?.test(text.words) === true || except?.(text, policy) === true) return [];
        return [{ path: text.path, message: `The words "${found}" in "${text.words}" point to ${pointTo}.` }];
      }),
  };
}
