/** What was read a moment ago, so that a busy page does not ask the database for the same session again and again. */
export class SessionCache<Value extends { readonly account: string }> {
  private readonly kept = new Map<string, { readonly value: Value; readonly readAt: number }>();
  private drops = 0;

  /** Keeps at most so many. */
  constructor(private readonly most: number) {}

  /** What was read less than so many milliseconds ago. */
  get(key: string, now: Date, milliseconds: number): Value | undefined {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    const age = now.getTime() - found.readAt;
    if (age >= 0 && age < milliseconds) return found.value;
    this.kept.delete(key);
    return undefined;
  }

  /** To be asked before reading, and handed in with what was read: what was dropped in between is not kept. */
  mark(): number {
    return this.drops;
  }

  put(key: string, value: Value, now: Date, mark: number): void {
    if (mark !== this.drops) return;
    this.kept.delete(key);
    this.kept.set(key, { value, readAt: now.getTime() });
    if (this.kept.size <= this.most) return;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }

  drop(key: string): void {
    this.drops += 1;
    this.kept.delete(key);
  }

  dropAll(): void {
    this.drops += 1;
    this.kept.clear();
  }

  dropAccount(account: string): void {
    this.drops += 1;
    for (const [key, { value }] of this.kept) if (value.account === account) this.kept.delete(key);
  }
}
