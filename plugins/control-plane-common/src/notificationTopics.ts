/**
 * Whom Backstage's notifications of the control plane come from. People's settings are kept by it.
 *
 * @public
 */
export const NOTIFICATION_ORIGIN = 'plugin:control-plane';

/**
 * The kinds of news that people are told, each of which they can switch off in Backstage's notification settings. These
 * are kept by the topic, so that a topic that was given out once keeps its name and its meaning.
 *
 * @public
 */
export const notificationTopics = [
  /** Something waits for your decision, still or again. */
  'approvals',
  /** What you asked for was approved, rejected, or is decided over no more. */
  'decisions',
  /** What you asked for is ready. */
  'ready',
  /** Something could not be brought about, or taken away. */
  'failures',
  /** Something was changed behind the control plane's back. */
  'drift',
  /** The time of an environment is over soon, or is over. */
  'expiry',
  /** An environment stands still. */
  'suspension',
  /** Somebody removes an environment. */
  'removal',
  /** An environment lives longer. */
  'extensions',
  /** Somebody decides in another's place. */
  'substitutes',
  /** The period of a tenant ends or has ended. */
  'tenants',
  /** What a tenant is entitled to was given, changed, taken away, or ends. */
  'entitlements',
  /** A trial begins, ends soon, or has ended. */
  'trials',
  /** An API key is about to expire. */
  'api-keys',
  /** A runtime environment cannot be worked with, or can be again. */
  'runtimes',
  /** The audit log was tampered with. */
  'audit',
] as const;

/** One of {@link notificationTopics}. @public */
export type NotificationTopic = (typeof notificationTopics)[number];
