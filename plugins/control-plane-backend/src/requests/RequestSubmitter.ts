import type {
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  approvesItself,
  type ApprovalProcess,
} from '../approvals/ApprovalProcess';
import type { Transaction } from '../database';
import type { Caller } from '../identity';
import { ownerOf } from './ComponentDirectory';
import { refusalOfOwn } from './decideActions';
import type { RequestEnqueuer } from './RequestEnqueuer';
import type { RequestEvent, RequestRecorder } from './RequestRecorder';
import type { AcceptedRequest } from './RequestValidator';

/** Takes requests with a new plan to those who decide over it, or to the queue where nobody has to. */
export class RequestSubmitter {
  readonly #options: RequestSubmitterOptions;

  private constructor(options: RequestSubmitterOptions) {
    this.#options = options;
  }

  static create(options: RequestSubmitterOptions): RequestSubmitter {
    return new RequestSubmitter(options);
  }

  /** Part of the transaction that has stored the request as it is given, and its plan. */
  async submit(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    submitted: Pick<AcceptedRequest, 'component' | 'fields'> & {
      plan: Plan;
      event: Pick<RequestEvent, 'action' | 'message' | 'metadata'>;
    },
  ): Promise<void> {
    const { recorder, process } = this.#options;
    const { component, event, fields, plan } = submitted;
    const { approval: policy } = fields.class;
    const { recipients } = await process.begin(transaction, {
      request,
      policy,
      componentOwner: ownerOf(component),
    });
    if (approvesItself(policy, plan)) {
      await recorder.tell(transaction, caller, request, event);
      await this.#approveByItself(transaction, request, fields);
      return;
    }
    await recorder.tell(transaction, caller, request, {
      ...event,
      notify: {
        recipients: recipients.filter(
          id => refusalOfOwn(request, { id }) === undefined,
        ),
        title: `${request.app} asks for ${fields.class.title}`,
        description: `${request.requested_by} requested it for ${request.owner}`,
        severity: 'normal',
        topic: 'approvals',
        asksForDecision: true,
      },
    });
  }

  async #approveByItself(
    transaction: Transaction,
    request: EnvironmentRequest,
    { class: environmentClass }: AcceptedRequest['fields'],
  ): Promise<void> {
    const approved = await this.#options.recorder.change(
      transaction,
      'system',
      request,
      { status: 'approved' },
      {
        action: 'environment-request.approved',
        message: `Approved by itself: ${environmentClass.title} is self-service`,
      },
    );
    await this.#options.enqueuer.enqueue(
      transaction,
      approved,
      environmentClass.runtimes,
    );
  }
}

export type RequestSubmitterOptions = {
  recorder: RequestRecorder;
  process: ApprovalProcess;
  enqueuer: RequestEnqueuer;
};
