import { Button, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  ErrorPanel,
  formatTotal,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import type { Inbox, InboxParameters } from '../../hooks';
import type { InboxEntry } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { InboxFilters, type InboxFiltersProps } from './InboxFilters';
import { InboxItem } from './InboxItem';
import styles from './ApprovalInbox.module.css';

/** Props of {@link ApprovalInbox}. */
export type ApprovalInboxProps = {
  inbox: Inbox;
  parameters: InboxParameters;
  selectedId: string | undefined;
  onSelect: (entry: InboxEntry) => void;
  onChange: InboxFiltersProps['onChange'];
  /** Reads what comes after what is shown. */
  onMore: () => void;
};

/** What waits, the oldest first: that is whose turn it is. */
export function ApprovalInbox(props: ApprovalInboxProps) {
  const { inbox, parameters, selectedId, onSelect, onChange, onMore } = props;
  const { entries, total } = inbox;
  const { t } = useEnvironmentsWords();
  return (
    <nav aria-label={t('inbox.label')} className={styles.inbox}>
      <div className={styles.header}>
        <ToggleButtonGroup
          aria-label={t('inbox.which')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[parameters.view]}
          onSelectionChange={keys =>
            onChange({
              view: keys.has('all') ? 'all' : 'mine',
              selected: undefined,
            })
          }
        >
          <ToggleButton id="mine">{t('inbox.mine')}</ToggleButton>
          <ToggleButton id="all">{t('inbox.all')}</ToggleButton>
        </ToggleButtonGroup>
        {entries && total.value > 0 && (
          <Text as="span" variant="body-small">
            {formatTotal(total)}
          </Text>
        )}
      </div>
      <InboxFilters parameters={parameters} onChange={onChange} />
      {inbox.gatesError && (
        <ErrorPanel
          title={t('inbox.gatesFailed')}
          error={inbox.gatesError}
          onRetry={inbox.refresh}
        />
      )}
      {entries &&
        !inbox.live.isUpdating &&
        inbox.order !== parameters.order && (
          <p className={styles.notice} role="status">
            {t('inbox.tooMany')}
          </p>
        )}
      {!entries && (
        <SkeletonCards count={3} height={72} label={t('inbox.loading')} />
      )}
      {entries && entries.length > 0 && (
        <ul className={styles.list}>
          {entries.map(entry => (
            <li key={entry.id}>
              <InboxItem
                entry={entry}
                isSelected={entry.id === selectedId}
                onSelect={() => onSelect(entry)}
              />
            </li>
          ))}
        </ul>
      )}
      {entries && inbox.hasMore && (
        <Button
          variant="secondary"
          size="small"
          isPending={inbox.live.isUpdating}
          onPress={onMore}
        >
          {t('inbox.more')}
        </Button>
      )}
    </nav>
  );
}
