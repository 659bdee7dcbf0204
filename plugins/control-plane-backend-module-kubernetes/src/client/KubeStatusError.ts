/** What was asked for when the API server refused. */
export type CallSubject = {
  verb: string;
  /** Name of the resource as in rights, such as `resourcequotas`; the path for what is no resource. */
  resource: string;
  name?: string;
  namespace?: string;
};

/** An answer of the API server that is no success. */
export class KubeStatusError extends Error {
  readonly name = 'KubeStatusError';
  readonly status: number;
  readonly subject: CallSubject;
  /** In PascalCase, as the API server calls it, such as `AlreadyExists`. */
  readonly reason: string | undefined;
  readonly causes: ReadonlyArray<{
    reason?: string;
    field?: string;
    message?: string;
  }>;
  readonly retryAfterMs: number | undefined;

  private constructor(options: {
    status: number;
    subject: CallSubject;
    body: StatusBody;
    retryAfterMs: number | undefined;
  }) {
    super(options.body.message ?? `HTTP ${options.status}`);
    this.status = options.status;
    this.subject = options.subject;
    this.reason = options.body.reason;
    this.causes = options.body.details?.causes ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Reads the answer; one that is no `Status`, such as a proxy's page, counts by its number alone. */
  static fromResponse(options: {
    status: number;
    subject: CallSubject;
    text: string;
    retryAfter: string | undefined;
  }): KubeStatusError {
    const { status, subject, text, retryAfter } = options;
    const body = readStatus(text);
    const seconds = retryAfter ?? body.details?.retryAfterSeconds;
    return new KubeStatusError({
      status,
      subject,
      body,
      retryAfterMs: readRetryAfter(seconds),
    });
  }

  /** Reads the error that a watch ends with. */
  static fromStatus(status: unknown, subject: CallSubject): KubeStatusError {
    const code =
      typeof status === 'object' && status !== null && 'code' in status
        ? Number(status.code)
        : 500;
    return KubeStatusError.fromResponse({
      status: code,
      subject,
      text: JSON.stringify(status),
      retryAfter: undefined,
    });
  }

  /** Whether a field that cannot be changed is in the way. */
  get isImmutable(): boolean {
    return (
      this.status === 422 &&
      this.causes.some(
        ({ field, message = '' }) =>
          field !== 'metadata.uid' && /immutable|cannot change/i.test(message),
      )
    );
  }

  /** Whether somebody else was faster, so that another look is worth while. */
  get isRace(): boolean {
    return (
      this.status === 409 ||
      (this.status === 422 &&
        this.causes.some(({ field }) => field === 'metadata.uid'))
    );
  }

  /** Whether the namespace is on its way out. */
  get isTerminating(): boolean {
    return (
      this.status === 403 &&
      this.causes.some(({ reason }) => reason === 'NamespaceTerminating')
    );
  }
}

type StatusBody = {
  message?: string;
  reason?: string;
  details?: {
    retryAfterSeconds?: number;
    causes?: Array<{ reason?: string; field?: string; message?: string }>;
  };
};

function readStatus(text: string): StatusBody {
  try {
    const body = JSON.parse(text);
    return body?.kind === 'Status' ? body : {};
  } catch {
    return {};
  }
}

const retryAfterMsMax = 600_000;

function readRetryAfter(value: string | number | undefined) {
  if (value === undefined || value === '') {
    return undefined;
  }
  const seconds = Number(value);
  const ms = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(String(value)) - Date.now();
  return Number.isFinite(ms) && ms >= 0
    ? Math.min(ms, retryAfterMsMax)
    : undefined;
}
