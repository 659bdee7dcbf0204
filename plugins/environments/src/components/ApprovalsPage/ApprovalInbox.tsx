import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  formatTotal,
  Money,
  RelativeTime,
  SkeletonCards,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import styles from './ApprovalInbox.module.css';

/** Props of {@link ApprovalInbox}. */
export type ApprovalInboxProps = {
  requests: LiveQuery<EnvironmentRequestList>;
  selectedId: string | undefined;
  /** Also what others have to decide. */
  showsAll: boolean;
  onSelect: (id: string) => void;
  onShowsAllChange: (showsAll: boolean) => void;
};

/** What waits, the oldest first: that is whose turn it is. */
export function ApprovalInbox(props: ApprovalInboxProps) {
  const { requests, selectedId, showsAll, onSelect, onShowsAllChange } = props;
  const { value } = requests;
  return (
    <nav aria-label="Requests" className={styles.inbox}>
      <div className={styles.header}>
        <ToggleButtonGroup
          aria-label="Which requests"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[showsAll ? 'all' : 'mine']}
          onSelectionChange={keys => onShowsAllChange(keys.has('all'))}
        >
          <ToggleButton id="mine">Waiting for me</ToggleButton>
          <ToggleButton id="all">All pending</ToggleButton>
        </ToggleButtonGroup>
        {value && value.total.value > 0 && (
          <Text as="span" variant="body-small">
            {formatTotal(value.total)}
          </Text>
        )}
      </div>
      {!value && (
        <SkeletonCards count={3} height={72} label="Loading the requests" />
      )}
      {value && value.items.length > 0 && (
        <ul className={styles.list}>
          {value.items.map(request => (
            <li key={request.id}>
              <InboxItem
                request={request}
                isSelected={request.id === selectedId}
                onSelect={() => onSelect(request.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {value?.next_cursor && (
        <Text as="p" variant="body-small">
          The {value.items.length} oldest are shown.
        </Text>
      )}
    </nav>
  );
}

function InboxItem(props: {
  request: EnvironmentRequest;
  isSelected: boolean;
  onSelect: () => void;
}) {
  const { request, isSelected, onSelect } = props;
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={isSelected || undefined}
      onClick={onSelect}
    >
      <span className={styles.line}>
        <span className={styles.title}>
          {request.app} → {request.class}
        </span>
        <span className={styles.cost}>
          <Money amountUsd={request.estimated_monthly_cost_usd} isBare />
        </span>
      </span>
      <span className={styles.quiet}>
        <span>
          {request.team} · by <PlainName entityRef={request.requested_by} />
        </span>
        <RelativeTime time={request.created_at} />
      </span>
    </button>
  );
}

/** A name without a link: the whole item is pressed. */
function PlainName(props: { entityRef: string }) {
  return props.entityRef.includes(':') ? (
    <EntityDisplayName
      entityRef={props.entityRef}
      defaultKind="user"
      hideIcon
      disableTooltip
    />
  ) : (
    <>{props.entityRef}</>
  );
}
