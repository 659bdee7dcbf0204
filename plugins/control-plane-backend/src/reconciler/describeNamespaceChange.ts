import type { NamespaceEvent, StoredNamespace } from '../namespaces';
import type { NamespaceSummary } from './summarizeNamespace';

/** What a change that passes brought about to a namespace that was made directly is called, when it is worth an event. Pure. */
export function describeNamespaceChange(
  before: StoredNamespace,
  after: NamespaceSummary,
): NamespaceEvent | undefined {
  const name = before.composite_name;
  const recipients = [before.created_by];

  if (after.status !== before.status) {
    switch (after.status) {
      case 'active':
        return {
          action: 'namespace.active',
          message: 'Ready on every target',
          notify: {
            recipients,
            title: `${name} is ready`,
            severity: 'normal',
            topic: 'ready',
          },
        };
      case 'failed':
        return {
          action: 'namespace.failed',
          message: after.status_message,
          notify: {
            recipients,
            title: `${name} could not be provisioned`,
            description: after.status_message,
            severity: 'high',
            topic: 'failures',
          },
        };
      case 'deleted':
        return {
          action: 'namespace.deleted',
          message: 'Removed from every target',
        };
      default:
        return undefined;
    }
  }
  if (after.drift_status === 'drifted' && before.drift_status !== 'drifted') {
    return {
      action: 'namespace.drifted',
      message: 'Something was changed behind the control plane’s back',
      notify: {
        recipients,
        title: `${name} has drifted`,
        severity: 'high',
        topic: 'drift',
      },
    };
  }
  if (after.drift_status === 'in_sync' && before.drift_status === 'drifted') {
    return { action: 'namespace.in-sync', message: 'In sync again' };
  }
  return undefined;
}
