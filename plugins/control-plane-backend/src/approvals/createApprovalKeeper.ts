import type {
  ApprovalPolicy,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentClasses } from '../classes';
import {
  ownerOf,
  type ComponentDirectory,
  type EnvironmentRequestStore,
  type RequestRecorder,
} from '../requests';
import {
  WaitKeeper,
  type WaitKeeperOptions,
  type WaitKind,
} from './WaitKeeper';

/** Sees to what time brings for requests that wait for a decision. */
export function createApprovalKeeper(
  options: ApprovalKeeperOptions,
): WaitKeeper<EnvironmentRequest> {
  return WaitKeeper.create({ ...options, kind: createRequestKind(options) });
}

export type ApprovalKeeperOptions = Omit<
  WaitKeeperOptions<EnvironmentRequest>,
  'kind'
> & {
  requests: Pick<EnvironmentRequestStore, 'find'>;
  classes: {
    /** What classes say of approvals, each in the version that the request was made with. */
    readPoliciesOf(
      ...parameters: Parameters<EnvironmentClasses['readPoliciesOf']>
    ): Promise<
      (
        request: Pick<EnvironmentRequest, 'class' | 'class_version'>,
      ) => { approval: ApprovalPolicy } | undefined
    >;
  };
  components: Pick<ComponentDirectory, 'find'>;
  recorder: RequestRecorder;
};

function createRequestKind({
  requests,
  classes,
  components,
  recorder,
}: ApprovalKeeperOptions): WaitKind<EnvironmentRequest> {
  return {
    async findOwner(id) {
      const request = await requests.find(id);
      const policy =
        request && (await classes.readPoliciesOf([request]))(request)?.approval;
      return request?.component_ref !== undefined &&
        policy?.escalation?.approvers.includes('component-owner')
        ? ownerOf(await components.find(request.component_ref))
        : undefined;
    },

    async findPolicy(transaction, request) {
      const policyOf = await classes.readPoliciesOf([request], transaction);
      return policyOf(request)?.approval;
    },

    async expire(transaction, request, message) {
      const { given, required, expires_at } = request.approval;
      await recorder.change(
        transaction,
        'system',
        request,
        { status: 'cancelled', status_message: message },
        {
          action: 'environment-request.approval-timed-out',
          message,
          metadata: {
            plan_digest: request.plan_digest,
            approval_expires_at: expires_at,
            given: String(given),
            required: String(required),
          },
          notify: {
            recipients: [request.requested_by, request.owner],
            title: `${request.name} was cancelled`,
            description: `${message}.`,
            severity: 'high',
            topic: 'decisions',
          },
        },
      );
    },

    async tellEscalated(transaction, request, { message, recipients }) {
      await recorder.tell(transaction, 'system', request, {
        action: 'environment-request.approval-escalated',
        message,
        metadata: { plan_digest: request.plan_digest },
        notify: {
          recipients,
          title: `${request.name} still waits for a decision`,
          description: 'Nobody decided over it in time. You may, as well.',
          severity: 'high',
          topic: 'approvals',
          asksForDecision: true,
        },
      });
    },

    async tellReminded(transaction, request, { message, recipients }) {
      await recorder.tell(transaction, 'system', request, {
        action: 'environment-request.approval-reminded',
        message,
        metadata: { plan_digest: request.plan_digest },
        notify: {
          recipients,
          title: `${request.name} waits for your decision`,
          description: `${request.requested_by} requested it for ${request.owner}`,
          severity: 'normal',
          topic: 'approvals',
          asksForDecision: true,
        },
      });
    },
  };
}
