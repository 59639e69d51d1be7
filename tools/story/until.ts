/** Asks again and again until what comes back is what is waited for; gives up after so many seconds. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
  seconds = 300,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${String(seconds)} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
