/** An answer of a host that is no success. */
export class HostError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;

  constructor(options: {
    status: number;
    /** Names in lower case. */
    headers: Readonly<Record<string, string | undefined>>;
    message: string;
  }) {
    super(options.message);
    this.name = 'HostError';
    this.status = options.status;
    this.headers = options.headers;
  }
}
