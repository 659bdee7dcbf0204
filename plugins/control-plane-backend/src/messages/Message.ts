import type {
  NotificationTopic,
  RuntimesChanged,
  TenantChanged,
} from '@groundwork/plugin-control-plane-common';

/** What is told to others. */
export type Message =
  | {
      /** To the portal's pages and to the other plugins: this request changed. */
      kind: 'environment-request-changed';
      payload: { request_id: string };
    }
  | {
      /** To the portal's pages, the other plugins and the other replicas: this of the tenant changed. */
      kind: 'tenant-changed';
      payload: Pick<TenantChanged, 'tenant_id' | 'part'>;
    }
  | {
      /** To the portal's pages and to the other plugins: this namespace changed. */
      kind: 'namespace-changed';
      payload: { namespace_id: string };
    }
  | {
      /** To the portal's pages, the other plugins and the other replicas: this runtime environment, or a group, changed. */
      kind: 'runtimes-changed';
      payload: Pick<RuntimesChanged, 'runtime'>;
    }
  | {
      /** To the portal's pages and to the other plugins: this gate of a template run changed. */
      kind: 'template-gate-changed';
      payload: { gate_id: string };
    }
  | { kind: 'notification'; payload: NotificationMessage };

/** What is told to people. */
export type NotificationMessage = {
  /** Entity references of people and groups. */
  recipients: string[];
  /** Entity reference of who did it, and needs not be told. */
  except?: string;
  title: string;
  description?: string;
  /** Path in the portal. */
  link: string;
  severity: 'normal' | 'high';
  /** The same for messages of which only the newest matters. */
  scope: string;
  /** What people choose by whether they want to be told. */
  topic: NotificationTopic;
};

/** Sends one message; the id is the same when it is sent again. */
export type MessagePublisher = (
  message: Message,
  messageId: string,
) => Promise<void>;
