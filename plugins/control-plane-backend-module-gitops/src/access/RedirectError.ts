/** The server sent the call elsewhere. */
export class RedirectError extends Error {
  constructor() {
    super('Redirects are not followed');
    this.name = 'RedirectError';
  }
}
