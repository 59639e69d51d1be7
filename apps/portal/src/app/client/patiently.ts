import { ApiProblem } from './api-problem';

/**
 * Asks, and where the service is full and says when to come back, asks again then; a few times. Gives back the answer. What is
 * refused for another reason is refused.
 */
export async function patiently<Answer>(ask: () => Promise<Answer>, tries = 5): Promise<Answer> {
  for (let left = tries; ; left -= 1) {
    try {
      return await ask();
    } catch (thrown) {
      const full = thrown instanceof ApiProblem && thrown.status === 503 ? thrown.retryAfter : null;
      if (full === null || left <= 1) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, full * 1_000));
    }
  }
}
