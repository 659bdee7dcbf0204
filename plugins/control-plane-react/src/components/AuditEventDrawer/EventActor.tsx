import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { useControlPlaneWords } from '../../translation';
import { ActorLink } from '../ActorLink';
import styles from './AuditEventDrawer.module.css';

/** Who did it: a person as a link, a machine by what it is called, or the control plane itself. @public */
export function EventActor(props: { event: AuditEvent }) {
  const { actor_id: id, actor_name: name, actor_type: type } = props.event;
  const { t } = useControlPlaneWords();
  if (type === 'system') {
    return <span className={styles.quiet}>{t('auditEvent.controlPlane')}</span>;
  }
  if (id === undefined) {
    return (
      <span className={styles.quiet}>{name ?? t('auditEvent.notKnown')}</span>
    );
  }
  return (
    <span className={styles.actor}>
      <ActorLink entityRef={id} />
    </span>
  );
}
