import type { Criterion } from './criterion';
import type { ChildFacts } from './facts';
import { criteria } from './criteria';
import type { AtomicWhen } from './criteria';

/**
 * The criterion that a condition names.
 *
 * The kind decides which parameters belong to it, which the compiler cannot follow through a union; the schema has
 * made sure of it when the document was parsed.
 */
export function criterionOf(atom: AtomicWhen): Criterion<AtomicWhen, keyof ChildFacts> {
  const all: Readonly<Record<string, unknown>> = criteria;
  return all[atom.kind] as Criterion<AtomicWhen, keyof ChildFacts>;
}
