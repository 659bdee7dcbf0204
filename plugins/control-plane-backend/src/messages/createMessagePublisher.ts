import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import {
  ENVIRONMENT_REQUESTS_CHANNEL,
  NAMESPACES_CHANNEL,
  RUNTIMES_CHANNEL,
  TEMPLATE_GATES_CHANNEL,
  TENANTS_CHANNEL,
  type EnvironmentRequestChanged,
  type NamespaceChanged,
  type RuntimesChanged,
  type TemplateGateChanged,
  type TenantChanged,
} from '@groundwork/plugin-control-plane-common';
import type { MessagePublisher } from './Message';

/** Sends messages through Backstage's events, signals and notifications. */
export function createMessagePublisher(options: {
  events: EventsService;
  signals: SignalsService;
  notifications: NotificationService;
}): MessagePublisher {
  const { events, signals, notifications } = options;

  const tell = async (channel: string, message: JsonObject) => {
    await events.publish({ topic: channel, eventPayload: message });
    await signals.publish({
      recipients: { type: 'broadcast' },
      channel,
      message,
    });
  };
  return async ({ kind, payload }, messageId) => {
    switch (kind) {
      case 'environment-request-changed': {
        const message: EnvironmentRequestChanged = {
          type: 'environment-request.changed',
          message_id: messageId,
          request_id: payload.request_id,
        };
        await tell(ENVIRONMENT_REQUESTS_CHANNEL, message);
        return;
      }
      case 'tenant-changed': {
        const message: TenantChanged = {
          type: 'tenant.changed',
          message_id: messageId,
          ...payload,
        };
        await tell(TENANTS_CHANNEL, message);
        return;
      }
      case 'namespace-changed': {
        const message: NamespaceChanged = {
          type: 'namespace.changed',
          message_id: messageId,
          ...payload,
        };
        await tell(NAMESPACES_CHANNEL, message);
        return;
      }
      case 'runtimes-changed': {
        const message: RuntimesChanged = {
          type: 'runtimes.changed',
          message_id: messageId,
          ...payload,
        };
        await tell(RUNTIMES_CHANNEL, message);
        return;
      }
      case 'template-gate-changed': {
        const message: TemplateGateChanged = {
          type: 'template-gate.changed',
          message_id: messageId,
          gate_id: payload.gate_id,
        };
        await tell(TEMPLATE_GATES_CHANNEL, message);
        return;
      }
      case 'notification': {
        const { recipients, except, ...notification } = payload;
        await notifications.send({
          recipients: {
            type: 'entity',
            entityRef: recipients,
            // Also where one of the groups is theirs
            ...(except && { excludeEntityRef: except }),
          },
          payload: notification,
        });
        return;
      }
      default:
        throw new Error(`There is no message of kind ${kind satisfies never}`);
    }
  };
}
