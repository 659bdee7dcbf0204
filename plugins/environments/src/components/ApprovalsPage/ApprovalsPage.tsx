import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useBreakpoint } from '@backstage/ui';
import {
  environmentRequestReadPermission,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  Announcement,
  ErrorPanel,
  ForbiddenPanel,
  useEnvironmentRequests,
  isForbidden,
  PageFrame,
} from '@groundwork/plugin-control-plane-react';
import { environmentsTranslationRef } from '../../translation';
import { ApprovalDetail, type DecisionKind } from './ApprovalDetail';
import { ApprovalInbox } from './ApprovalInbox';
import { DecidedNotice } from './DecidedNotice';
import { InboxEmptyState } from './InboxEmptyState';
import { ShortcutHint } from './ShortcutHint';
import { useShortcuts, useShortcutsEnabled } from './useShortcuts';
import styles from './ApprovalsPage.module.css';

const LIMIT = 100;

/** The inbox of what waits for a decision. On narrow screens a request opens in place of the inbox. */
export function ApprovalsPage() {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const [searchParams, setSearchParams] = useSearchParams();
  const isNarrow = useBreakpoint().down('md');
  const showsAll = searchParams.get('view') === 'all';
  const asked = searchParams.get('request') ?? undefined;
  const [decided, setDecided] = useState<EnvironmentRequest>();
  const [opened, setOpened] = useState<DecisionKind>();
  const requests = useEnvironmentRequests({
    limit: LIMIT,
    order: 'created_at.asc',
    ...(showsAll
      ? { status: ['pending_approval'] }
      : { awaiting_my_decision: true }),
  });
  const { value, error, refresh } = requests;
  const items = value?.items ?? [];
  const selectedId = asked ?? (isNarrow ? undefined : items[0]?.id);

  const select = (id: string | undefined) => {
    setOpened(undefined);
    setSearchParams(
      {
        ...(showsAll && { view: 'all' }),
        ...(id && { request: id }),
      },
      // Walking through the inbox is not what Back is for; opening a request where it is a page of its own is.
      { replace: !isNarrow },
    );
  };
  const move = (by: number) => {
    const at = items.findIndex(({ id }) => id === selectedId);
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (next && next.id !== selectedId) {
      select(next.id);
    }
  };
  const shortcuts = useShortcutsEnabled();
  useShortcuts(shortcuts.isEnabled, {
    j: () => move(1),
    k: () => move(-1),
    a: () => setOpened('approve'),
    r: () => setOpened('reject'),
  });

  const onDecided = (request: EnvironmentRequest) => {
    const at = items.findIndex(({ id }) => id === request.id);
    const rest = items.filter(({ id }) => id !== request.id);
    setDecided(request);
    requests.replace({
      items: rest,
      total: {
        value: Math.max(0, (value?.total.value ?? 1) - 1),
        relation: value?.total.relation ?? 'eq',
      },
    });
    select(isNarrow ? undefined : rest[Math.min(at, rest.length - 1)]?.id);
  };

  if (isForbidden(error)) {
    return (
      <PageFrame title={t('approvalsPage.title')}>
        <ForbiddenPanel permission={environmentRequestReadPermission} />
      </PageFrame>
    );
  }
  const isEmpty = value !== undefined && items.length === 0;
  const showsInbox = !isNarrow || !selectedId;
  return (
    <PageFrame title={t('approvalsPage.title')} live={requests}>
      <DecidedNotice request={decided} onClose={() => setDecided(undefined)} />
      <Announcement>
        {value && `${items.length} waiting for a decision`}
      </Announcement>
      {error && (
        <ErrorPanel
          title="The requests could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && (
        <div className={styles.panes} data-single={isEmpty && !asked}>
          {showsInbox && (
            <div className={styles.inboxPane}>
              <ApprovalInbox
                requests={requests}
                selectedId={selectedId}
                showsAll={showsAll}
                onSelect={select}
                onShowsAllChange={all =>
                  setSearchParams(all ? { view: 'all' } : {})
                }
              />
              {isEmpty && <InboxEmptyState showsAll={showsAll} />}
              {!isNarrow && !isEmpty && <ShortcutHint {...shortcuts} />}
            </div>
          )}
          {selectedId && (
            <ApprovalDetail
              // Another request is another decision: nothing that was typed may carry over.
              key={selectedId}
              id={selectedId}
              opened={opened}
              onOpen={setOpened}
              onDecided={onDecided}
              onBack={isNarrow ? () => select(undefined) : undefined}
            />
          )}
        </div>
      )}
    </PageFrame>
  );
}
