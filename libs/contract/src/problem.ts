import type { Language } from '@kernel';

/** Every way the service says no, in the shape of RFC 9457 (`application/problem+json`). */
export interface Problem {
  /** `about:blank`, or the address below `/api/docs` of the refusal's code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The language of `detail`; absent where it is English. */
  readonly lang?: Language;
  /** The refusal's own name, such as `applications.already-submitted`; absent when nothing of ours refused. */
  readonly code?: string;
  /** The paragraph of the Code that the refusal rests on. */
  readonly paragraph?: string;
  /** What the person must see to go on, such as two answers that stand against each other. */
  readonly shows?: Readonly<Record<string, unknown>>;
  /** The answers that cannot be used. */
  readonly fields?: readonly { readonly field: string; readonly says: string; readonly lang?: Language }[];
}
