import { useEffect, useRef, useState } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { Namespace } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  Announcement,
  useControlPlaneWords,
  Flash,
  RelativeTime,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { useGroups } from '../../hooks';
import { namespaceAnswer } from '../../model';
import { environmentRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import styles from './NamespacePage.module.css';

/** The first line: what a person came to learn, in words. */
export function NamespaceAnswer(props: { namespace: Namespace }) {
  const { namespace } = props;
  const { t } = useRuntimesWords();
  const { value: groups } = useGroups();
  const environmentPath = useRouteRef(environmentRouteRef);
  const group = groups?.find(({ id }) => id === namespace.group_id);
  const environment = namespace.environment_request_id;
  return (
    <div className={styles.answer}>
      <div className={styles.answerLine}>
        <Flash token={namespace.status}>
          <StatusChip status={namespace.status} />
        </Flash>
        <span>{namespaceAnswer(namespace, t).join(' · ')}</span>
      </div>
      {namespace.status_message && (
        <Text as="p" variant="body-medium">
          {namespace.status_message}
        </Text>
      )}
      <Text as="p" variant="body-medium" color="secondary">
        {t('namespace.createdBy', {
          time: <RelativeTime time={namespace.created_at} />,
          who: <ActorLink entityRef={namespace.created_by} />,
        })}
        {group && ` · ${t('namespace.inGroup', { title: group.title })}`}
        {environment && (
          <>
            {' · '}
            {environmentPath ? (
              <Link
                href={environmentPath({ id: environment })}
                variant="body-medium"
              >
                {t('namespaces.ofEnvironment')}
              </Link>
            ) : (
              t('namespaces.ofEnvironment')
            )}
          </>
        )}
      </Text>
      <StateAnnouncement namespace={namespace} />
    </div>
  );
}

/** Says changes, and nothing when the page is opened: that is read anyway. */
function StateAnnouncement(props: { namespace: Namespace }) {
  const { composite_name: name, status } = props.namespace;
  const { t } = useRuntimesWords();
  const { t: say } = useControlPlaneWords();
  const shown = useRef(status);
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (shown.current !== status) {
      shown.current = status;
      setMessage(
        t('namespace.isNow', { name, status: say(`status.${status}`) }),
      );
    }
  }, [name, status, t, say]);
  return <Announcement>{message}</Announcement>;
}
