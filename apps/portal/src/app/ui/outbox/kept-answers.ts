/** An answer that only this device has. */
export interface KeptAnswer {
  readonly value: unknown;
  /** The revision of the service's answer that it was typed over. */
  readonly revision: number;
  readonly whole: boolean;
}

const prefix = 'fairplace.kept.';
const longest = 14 * 86_400_000;

interface Sheet {
  readonly at: number;
  readonly answers: Readonly<Record<string, KeptAnswer>>;
}

/**
 * The answers of one account and one application that only this device has, in the browser's own store, so that they
 * outlive a reload, a closed window and an empty battery. Every change is read and written whole, because two windows may
 * be at it; what is two weeks old is thrown away.
 */
export class KeptAnswers {
  private readonly key: string;
  private memory: Readonly<Record<string, KeptAnswer>> = {};

  constructor(account: string, application: string) {
    this.key = `${prefix}${account}.${application}`;
    sweep();
  }

  all(): Readonly<Record<string, KeptAnswer>> {
    try {
      const text = localStorage.getItem(this.key);
      return text === null ? {} : (JSON.parse(text) as Sheet).answers;
    } catch {
      return this.memory;
    }
  }

  put(answer: string, kept: KeptAnswer): void {
    this.write({ ...this.all(), [answer]: kept });
  }

  remove(answer: string): void {
    const { [answer]: _gone, ...others } = this.all();
    this.write(others);
  }

  /** Removes an answer unless it was changed since; says whether it was the same. */
  removeIfSame(answer: string, sent: KeptAnswer): boolean {
    const now = this.all()[answer];
    if (now !== undefined && JSON.stringify(now.value) !== JSON.stringify(sent.value)) return false;
    this.remove(answer);
    return true;
  }

  /** What is kept of an answer was typed over this revision. */
  rebase(answer: string, revision: number): void {
    const now = this.all()[answer];
    if (now !== undefined) this.put(answer, { ...now, revision });
  }

  private write(answers: Readonly<Record<string, KeptAnswer>>): void {
    this.memory = answers;
    try {
      if (Object.keys(answers).length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), answers } satisfies Sheet));
    } catch {
      // Where nothing may be stored, the answers last as long as the page.
    }
  }
}

/** Throws away what is too old, whoever's it is. */
function sweep(): void {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      const { at } = JSON.parse(localStorage.getItem(key) ?? '{"at":0}') as Sheet;
      if (Date.now() - at > longest) localStorage.removeItem(key);
    }
  } catch {
    // Nothing is kept where nothing may be stored.
  }
}
