import {
  ControlPlaneError,
  type ErrorCode,
  type ErrorEnvelope,
} from '@groundwork/plugin-control-plane-common';

/** What the fake is to be like, from `?scenario=` of the address the harness was opened with. @public */
export type Scenario =
  'full' | 'empty' | 'failing' | 'forbidden' | 'slow' | 'viewer';

/** Answers after a while, or refuses, as the scenario says. @public */
export class Answering {
  readonly scenario: Scenario;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
  }

  /** Waits as long as a network would; throws where the scenario is one of failure. */
  async wait(): Promise<void> {
    const delayMs = this.scenario === 'slow' ? 600_000 : 250;
    await new Promise(resolve => setTimeout(resolve, delayMs));
    if (this.scenario === 'failing') {
      throw refusal(500, 'internal_error', 'The database does not answer');
    }
    if (this.scenario === 'forbidden') {
      throw refusal(403, 'forbidden', 'You may not do this');
    }
  }
}

/** An error as the control plane answers it. @public */
export function refusal(
  status: number,
  code: ErrorCode,
  message: string,
  details?: ErrorEnvelope['details'],
): ControlPlaneError {
  return ControlPlaneError.fromResponse(new Response(undefined, { status }), {
    error: code,
    message,
    details,
    request_id: '5c1d2e3f-0000-4000-8000-0000000000aa',
  });
}

/** A page of a list, with the index as cursor. @public */
export function pageOf<T>(
  items: T[],
  query: { limit?: number; cursor?: string },
): { items: T[]; next_cursor?: string } {
  const from = Number(query.cursor ?? 0);
  const to = from + (query.limit ?? 50);
  return {
    items: items.slice(from, to),
    ...(to < items.length && { next_cursor: String(to) }),
  };
}
