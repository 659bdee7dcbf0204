import { useMemo, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Box, Button, Text } from '@backstage/ui';
import { ScrollTextIcon } from 'lucide-react';
import {
  auditReadPermission,
  type AuditEvent,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  AuditEventDrawer,
  controlPlaneApiRef,
  EmptyState,
  ErrorPanel,
  EventActor,
  ForbiddenPanel,
  isForbidden,
  ItemTable,
  RelativeTime,
  TwoLines,
  useLiveQuery,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentPage.module.css';

const STEP = 50;
/** The API does not answer more at once. */
const LIMIT_MAX = 500;

/** What the audit log has of this environment, for who may read it. */
export function AuditTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const [limit, setLimit] = useState(STEP);
  const [opened, setOpened] = useState<AuditEvent>();
  const columns = useAuditColumns();
  const { value, error, refresh, isUpdating } = useLiveQuery({
    key: `audit ${request.id} ${limit}`,
    subject: request.id,
    load: signal =>
      api.audit.list({ target_id: request.id, limit }, { signal }),
    isAffected: change => change.request_id === request.id,
  });
  if (isForbidden(error)) {
    return <ForbiddenPanel permission={auditReadPermission} />;
  }
  if (error) {
    return (
      <ErrorPanel
        title={t('environmentPage.audit.notLoaded')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (value?.items.length === 0) {
    return (
      <EmptyState
        icon={<ScrollTextIcon />}
        title={t('environmentPage.audit.none')}
        description={t('environmentPage.audit.noneHow')}
      />
    );
  }
  return (
    <Box bg="neutral" className={styles.card}>
      <Text as="p" variant="body-medium">
        {t('environmentPage.audit.what')}
      </Text>
      <ItemTable
        label={t('environmentPage.audit.events')}
        columns={columns}
        items={value?.items}
        idOf={idOf}
        titleOf={wordsOf}
        onOpen={setOpened}
        isUpdating={isUpdating}
        minWidth="36rem"
        isDense
      />
      {value?.next_cursor !== undefined && limit < LIMIT_MAX && (
        <Button
          variant="secondary"
          isPending={isUpdating}
          onPress={() => setLimit(Math.min(limit + STEP, LIMIT_MAX))}
        >
          {t('environmentPage.audit.older')}
        </Button>
      )}
      {opened && (
        <AuditEventDrawer
          event={opened}
          siblings={value?.items ?? []}
          onOpen={setOpened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Box>
  );
}

function idOf({ id }: AuditEvent): string {
  return String(id);
}

function wordsOf({ message, action }: AuditEvent): string {
  return message || action;
}

function useAuditColumns(): ItemColumn<AuditEvent>[] {
  const { t } = useEnvironmentsWords();
  return useMemo(
    () => [
      {
        id: 'when',
        label: t('environmentPage.audit.when'),
        width: '7.5rem',
        onCard: 'corner',
        render: event => <RelativeTime time={event.created_at} />,
      },
      {
        id: 'who',
        label: t('environmentPage.audit.who'),
        width: '10rem',
        render: event => <EventActor event={event} />,
      },
      {
        id: 'what',
        label: t('environmentPage.audit.happened'),
        role: 'title',
        render: event => (
          <TwoLines title={wordsOf(event)} detail={event.action} />
        ),
      },
      {
        id: 'from',
        label: t('environmentPage.audit.from'),
        width: '9rem',
        render: event =>
          event.source_ip && (
            <code className={styles.code}>{event.source_ip}</code>
          ),
      },
    ],
    [t],
  );
}
