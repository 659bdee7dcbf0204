import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { ActorLink } from '@groundwork/plugin-control-plane-react';
import styles from './AuditLog.module.css';

/** Who did it: a person as a link, a machine by what it is called, or the control plane itself. */
export function EventActor(props: { event: AuditEvent }) {
  const { actor_id: id, actor_name: name, actor_type: type } = props.event;
  if (type === 'system') {
    return <span className={styles.quiet}>Control plane</span>;
  }
  if (id === undefined) {
    return <span className={styles.quiet}>{name ?? 'Not known'}</span>;
  }
  return (
    <span className={styles.actor}>
      <ActorLink entityRef={id} />
    </span>
  );
}
