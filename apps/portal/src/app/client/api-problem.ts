import type { Problem } from '@contract';

/** The service said no, or did not answer: `status` is 0 then. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly problem: Partial<Problem> = {},
    /** In how many seconds to try again, when the service said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail ?? `The service answered ${status}.`);
  }

  /** The refusal's own name, such as `applications.changed-elsewhere`. */
  get code(): string | undefined {
    return this.problem.code;
  }

  /** Whether the same request may work later: the connection broke, or the service has too much to do. */
  get passing(): boolean {
    return [0, 408, 425, 429, 500, 502, 503, 504].includes(this.status);
  }
}

/** What an answer that is not good says of itself. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const retryAfter = secondsOf(answer.headers.get('retry-after'));
  try {
    return new ApiProblem(answer.status, (await answer.json()) as Partial<Problem>, retryAfter);
  } catch {
    return new ApiProblem(answer.status, {}, retryAfter);
  }
}

/** How many seconds a `Retry-After` means; nothing where there is none. */
export function secondsOf(header: string | null): number | null {
  const wait = Number(header ?? Number.NaN);
  return Number.isFinite(wait) ? wait : null;
}
