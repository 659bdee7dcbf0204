/** Asks until the answer is accepted; fails with the last answer when that takes too long. */
export async function waitFor<T>(
  ask: () => Promise<T>,
  accept: (answer: T) => boolean,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (accept(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain; last: ${JSON.stringify(answer)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
