import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  ENVIRONMENT_REQUESTS_CHANNEL,
  type EnvironmentRequestChanged,
} from '@groundwork/plugin-control-plane-common';
import type { MessagePublisher } from './Message';

/** Sends messages through Backstage's events, signals and notifications. */
export function createMessagePublisher(options: {
  events: EventsService;
  signals: SignalsService;
  notifications: NotificationService;
}): MessagePublisher {
  const { events, signals, notifications } = options;
  return async ({ kind, payload }, messageId) => {
    switch (kind) {
      case 'environment-request-changed': {
        const message: EnvironmentRequestChanged = {
          type: 'environment-request.changed',
          message_id: messageId,
          request_id: payload.request_id,
        };
        await events.publish({
          topic: ENVIRONMENT_REQUESTS_CHANNEL,
          eventPayload: message,
        });
        await signals.publish({
          recipients: { type: 'broadcast' },
          channel: ENVIRONMENT_REQUESTS_CHANNEL,
          message,
        });
        return;
      }
      case 'notification': {
        const { recipients, ...notification } = payload;
        await notifications.send({
          recipients: { type: 'entity', entityRef: recipients },
          payload: { ...notification, topic: 'environments' },
        });
        return;
      }
      default:
        throw new Error(`There is no message of kind ${kind satisfies never}`);
    }
  };
}
