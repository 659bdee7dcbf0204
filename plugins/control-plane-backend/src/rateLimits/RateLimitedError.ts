/** More calls than somebody may make in a while. */
export class RateLimitedError extends Error {
  name = 'RateLimitedError';

  constructor(readonly retryAfterSeconds: number) {
    super(`Too many calls. Try again in ${retryAfterSeconds} s.`);
  }
}
