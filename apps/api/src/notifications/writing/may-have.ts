import type { Guardian } from '../../applications';

/** What is known of a child's family when a letter about the child is to be addressed. */
export interface Family {
  readonly guardians: readonly Guardian[];
  /** The account that sent the application that counts; nothing when no account did. */
  readonly sender: string | null;
  /** Whether the child's address must not become known to somebody. */
  readonly confidential: boolean;
}

/**
 * The accounts that may have a letter about a child's place, the sender's first.
 *
 * Whoever sent the application, while they guard the child. Besides them each parent with parental responsibility; but
 * nobody from whom another guardian is hidden, and nobody else at all where the address is confidential, because the
 * name of a school tells where a child can be found.
 */
export function mayHave({ guardians, sender, confidential }: Family): readonly string[] {
  const guards = guardians.map(({ account }) => account);
  const hidden = new Set(guardians.flatMap(({ hiddenFrom }) => hiddenFrom));
  const others = guardians
    .filter(({ account, parentalResponsibility }) => parentalResponsibility && account !== sender)
    .map(({ account }) => account)
    .filter((account) => !confidential && !hidden.has(account));
  return sender !== null && guards.includes(sender) ? [sender, ...others] : others;
}
