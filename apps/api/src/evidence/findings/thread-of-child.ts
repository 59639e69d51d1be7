/** What findings of a child are about when nothing was claimed: one thread for each kind, school and name. */
export function threadOfChild(of: {
  readonly child: string;
  readonly kind: string;
  readonly school?: string | null;
  readonly name?: string | undefined;
}): string {
  return ['child', of.child, of.kind, of.school ?? '', of.name ?? ''].join(':');
}
