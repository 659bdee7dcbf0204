import { lazy, Suspense, useMemo, useState } from 'react';
import { Button, TablePagination } from '@backstage/ui';
import { FunnelXIcon, ScrollTextIcon } from 'lucide-react';
import {
  auditReadPermission,
  type AuditEvent,
  type AuditEventList,
} from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  LiveDot,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useAddress } from '../shared/useAddress';
import { useTenancyWords, type TenancyWords } from '../../translation';
import { AuditExport } from './AuditExport';
import { AuditFilters } from './AuditFilters';
import {
  AUDIT_ADDRESS,
  AUDIT_PAGE_SIZES,
  isAuditFiltered,
  toAuditPage,
  type AuditAddressName,
} from './auditParameters';
import { AuditTable } from './AuditTable';
import { useWalkedPages } from './useWalkedPages';
import styles from './AuditLog.module.css';

const AuditEventDrawer = lazy(() =>
  import('./AuditEventDrawer').then(m => ({ default: m.AuditEventDrawer })),
);

/** Props of {@link AuditEvents}. */
export type AuditEventsProps = {
  events: LiveQuery<AuditEventList>;
  /** The log is that of this tenant, and stands among other things of it. */
  tenantId?: string;
};

/** Filters, table and pages of events, with every state that they can be in. */
export function AuditEvents(props: AuditEventsProps) {
  const { events, tenantId } = props;
  const { t } = useTenancyWords();
  const { values, change } = useAddress(AUDIT_ADDRESS);
  const [opened, setOpened] = useState<AuditEvent>();
  const page = toAuditPage(values);
  const walked = useWalkedPages(values.before, before => change({ before }));
  const items = events.value?.items;
  const known = useMemo(() => items ?? [], [items]);

  if (isForbidden(events.error)) {
    return <ForbiddenPanel permission={auditReadPermission} />;
  }

  /** Other filters begin on the first page. */
  const filter = (changed: Partial<Record<AuditAddressName, string>>) =>
    change({ ...changed, before: undefined });
  const clear = () =>
    change(Object.fromEntries(AUDIT_ADDRESS.map(name => [name, undefined])));
  const isFiltered = isAuditFiltered(values);

  return (
    <section aria-label={t('audit.label')} className={styles.root}>
      <div className={styles.top}>
        <AuditFilters
          values={values}
          isTenantFixed={tenantId !== undefined}
          known={known}
          onChange={filter}
          onClear={clear}
        />
        {tenantId !== undefined && (
          <span className={styles.side}>
            {/* The page says that it is live; this, when the events are not. */}
            {events.connection === 'reconnecting' && <LiveDot {...events} />}
            <AuditExport tenantId={tenantId} />
          </span>
        )}
      </div>
      {events.error && (
        <ErrorPanel
          title={t('audit.failed')}
          error={events.error}
          onRetry={events.refresh}
        />
      )}
      {!events.error && items?.length === 0 && (
        <NoEvents
          isFiltered={isFiltered || page.cursor !== undefined}
          onClear={clear}
        />
      )}
      {!events.error && items?.length !== 0 && (
        <AuditTable
          items={items}
          isUpdating={events.isUpdating}
          onOpen={setOpened}
        />
      )}
      {!events.error && items && items.length > 0 && (
        <div className={styles.pages}>
          <TablePagination
            pageSize={page.limit}
            pageSizeOptions={AUDIT_PAGE_SIZES.map(size => ({
              value: size,
              label: t('audit.pageSize', { size: String(size) }),
            }))}
            onPageSizeChange={size =>
              change({
                size: size === AUDIT_PAGE_SIZES[0] ? undefined : String(size),
                before: undefined,
              })
            }
            hasNextPage={events.value?.next_cursor !== undefined}
            hasPreviousPage={page.cursor !== undefined}
            onNextPage={() => walked.goForward(events.value?.next_cursor)}
            onPreviousPage={walked.goBack}
            getLabel={() => labelOf(t, items.length, walked.count, page.limit)}
          />
        </div>
      )}
      {opened && (
        <Suspense fallback={null}>
          <AuditEventDrawer
            event={opened}
            siblings={known}
            isTenantFixed={tenantId !== undefined}
            onOpen={setOpened}
            onFilter={changed => {
              setOpened(undefined);
              filter(changed);
            }}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </section>
  );
}

/** A log has no count: how far it was walked is what can be said. */
function labelOf(
  t: TenancyWords,
  count: number,
  pagesBefore: number | undefined,
  pageSize: number,
): string {
  if (pagesBefore === undefined) {
    return t('audit.count', { count });
  }
  const first = pagesBefore * pageSize + 1;
  return t('audit.range', { first, last: first + count - 1 });
}

function NoEvents(props: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTenancyWords();
  return props.isFiltered ? (
    <EmptyState
      icon={<FunnelXIcon />}
      title={t('audit.filteredEmpty.title')}
      description={t('audit.filteredEmpty.description')}
      action={
        <Button variant="secondary" onPress={props.onClear}>
          {t('audit.filters.clear')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={<ScrollTextIcon />}
      title={t('audit.empty.title')}
      description={t('audit.empty.description')}
    />
  );
}
