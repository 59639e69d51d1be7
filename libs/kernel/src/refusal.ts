/** One answer in a form or a request that cannot be used: where, and what is allowed there. */
export interface FieldProblem {
  readonly field: string;
  readonly says: string;
}

/** One way a room says no: for whom (the HTTP status), in a sentence a parent can read, and by which paragraph. */
export interface RefusalRule {
  readonly status: 400 | 401 | 403 | 404 | 408 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503;
  readonly says: string;
  readonly paragraph?: string;
}

/** What may be said besides the rule's own sentence. */
export interface RefusalDetails {
  /** A sentence of this one case; it takes the place of the rule's. */
  readonly says?: string;
  readonly fields?: readonly FieldProblem[];
  /** What the person must see to go on, such as two answers that stand against each other. */
  readonly shows?: Readonly<Record<string, unknown>>;
}

/** The service says no, and says why. Everything else that is thrown is a defect. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    readonly rule: RefusalRule,
    readonly details: RefusalDetails = {},
  ) {
    super(details.says ?? rule.says);
  }
}

const declared = new Map<string, RefusalRule>();

/** Every way that any room says no, by its code: what the page of refusals lists. */
export function declaredRefusals(): ReadonlyMap<string, RefusalRule> {
  return declared;
}

/** The ways a room says no, each ready to be thrown; `alreadySubmitted` of `applications` is `applications.already-submitted`. */
export function refusalsOf<Name extends string>(
  room: string,
  rules: Readonly<Record<Name, RefusalRule>>,
): Readonly<Record<Name, (details?: RefusalDetails) => Refusal>> {
  const made = Object.entries<RefusalRule>(rules).map(([name, rule]) => {
    const code = `${room}.${kebab(name)}`;
    declared.set(code, rule);
    return [name, (details?: RefusalDetails) => new Refusal(code, rule, details)];
  });
  return Object.fromEntries(made) as Record<Name, (details?: RefusalDetails) => Refusal>;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
