import { Select } from '@backstage/ui';
import {
  ChoiceFilter,
  FilterBar,
  SearchBox,
  useEnvironmentClasses,
} from '@groundwork/plugin-control-plane-react';
import type { InboxParameters } from '../../hooks';
import { INBOX_ORDERS, type InboxKind, type InboxOrder } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalInbox.module.css';

/** Props of {@link InboxFilters}. */
export type InboxFiltersProps = {
  parameters: InboxParameters;
  onChange: (
    change: Partial<InboxParameters>,
    options?: { isTyping?: boolean },
  ) => void;
};

/** Search, kind, class and order of the inbox. */
export function InboxFilters(props: InboxFiltersProps) {
  const { parameters, onChange } = props;
  const { t } = useEnvironmentsWords();
  const { value: classes } = useEnvironmentClasses();
  const { search, className, kind, order } = parameters;
  return (
    <div className={styles.filters}>
      <FilterBar
        label={t('inbox.filter')}
        onClear={
          search || className || kind
            ? () =>
                onChange({ search: '', className: undefined, kind: undefined })
            : undefined
        }
      >
        <SearchBox
          label={t('inbox.search')}
          value={search}
          onChange={text => onChange({ search: text }, { isTyping: true })}
        />
        <ChoiceFilter
          label={t('inbox.kind')}
          value={kind}
          options={[
            { id: 'request', label: t('inbox.kinds.request') },
            { id: 'gate', label: t('inbox.kinds.gate') },
          ]}
          onChange={chosen =>
            onChange({ kind: chosen as InboxKind | undefined })
          }
        />
        <ChoiceFilter
          label={t('inbox.class')}
          value={className}
          options={(classes ?? []).map(({ name, title }) => ({
            id: name,
            label: title,
          }))}
          onChange={chosen => onChange({ className: chosen })}
        />
        <Select<'single'>
          aria-label={t('inbox.order')}
          options={INBOX_ORDERS.map(id => ({
            id,
            label: t(`inbox.orders.${id}`),
          }))}
          value={order}
          onChange={chosen => onChange({ order: chosen as InboxOrder })}
        />
      </FilterBar>
    </div>
  );
}
