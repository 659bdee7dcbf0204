import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { formatExactTime } from '../../format';
import { useControlPlaneWords } from '../../translation';
import { ActorLink } from '../ActorLink';
import { KeyValueList } from '../KeyValueList';
import { RelativeTime } from '../RelativeTime';
import { ShortId } from '../ShortId';
import { EventActor } from './EventActor';
import styles from './AuditEventDrawer.module.css';

/** When, who, what, on what and from where. */
export function EventFacts(props: { event: AuditEvent; tenantName?: string }) {
  const { event, tenantName } = props;
  const { t } = useControlPlaneWords();
  const actor = <EventActor event={event} />;
  return (
    <KeyValueList
      items={[
        {
          label: t('auditEvent.when'),
          value: (
            <>
              {formatExactTime(event.created_at)},{' '}
              <RelativeTime time={event.created_at} />
            </>
          ),
        },
        {
          label: t('auditEvent.who'),
          value: event.reported_by
            ? t('auditEvent.reported', {
                actor,
                reporter: <ActorLink entityRef={event.reported_by} />,
              })
            : actor,
        },
        {
          label: t('auditEvent.what'),
          value: <code className={styles.code}>{event.action}</code>,
        },
        { label: t('auditEvent.onWhat'), value: <EventTarget event={event} /> },
        { label: t('auditEvent.tenant'), value: tenantName },
        { label: t('auditEvent.product'), value: event.product },
        {
          label: t('auditEvent.project'),
          value: event.project_id && (
            <ShortId
              id={event.project_id}
              label={t('auditEvent.copyProject')}
            />
          ),
        },
        {
          label: t('auditEvent.fromWhere'),
          value: event.source_ip && (
            <code className={styles.code}>{event.source_ip}</code>
          ),
        },
        { label: t('auditEvent.client'), value: event.user_agent },
        {
          label: t('auditEvent.requestId'),
          value: event.http_request_id && (
            <ShortId
              id={event.http_request_id}
              label={t('auditEvent.copyRequestId')}
            />
          ),
        },
      ]}
    />
  );
}

function EventTarget(props: { event: AuditEvent }) {
  const { target_type: type, target_id: id, target_name: name } = props.event;
  const { t } = useControlPlaneWords();
  if (type === undefined) {
    return <>{t('auditEvent.noTarget')}</>;
  }
  return (
    <span className={styles.target}>
      {name && name !== id && <span>{name}</span>}
      <span>{type.replace(/[-_]/g, ' ')}</span>
      {id && <ShortId id={id} label={t('auditEvent.copyTarget')} />}
    </span>
  );
}
