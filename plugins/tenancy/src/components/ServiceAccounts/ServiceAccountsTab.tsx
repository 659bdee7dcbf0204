import { useState } from 'react';
import { Text } from '@backstage/ui';
import { BotIcon, PlusIcon } from 'lucide-react';
import type {
  ServiceAccount,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  EmptyState,
  ErrorPanel,
  FilterBar,
  reasonOf,
  SearchBox,
  TabSection,
} from '@groundwork/plugin-control-plane-react';
import { useServiceAccounts } from '../../hooks';
import { useTenancyWords } from '../../translation';
import { NothingFound } from '../shared/NothingFound';
import { useShortList, type ShortListOptions } from '../shared/useShortList';
import { CreateServiceAccountDialog } from './CreateServiceAccountDialog';
import { DeleteServiceAccountDialog } from './DeleteServiceAccountDialog';
import { IssueTokenDialog } from './IssueTokenDialog';
import { RevokeTokensDialog } from './RevokeTokensDialog';
import { ServiceAccountTable } from './ServiceAccountTable';

/** What can be done with a service account. */
export type ServiceAccountTask = 'issueToken' | 'revokeTokens' | 'delete';

const ARRANGEMENT: ShortListOptions<ServiceAccount> = {
  textOf: ({ name, description, subject }) =>
    `${name} ${description} ${subject}`,
  orders: {
    name: ({ name }) => name,
    created: ({ created_at: createdAt }) => createdAt,
  },
  initialOrder: 'name',
};

/** Identities for the machines of a tenant. */
export function ServiceAccountsTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTenancyWords();
  const { value, error, refresh } = useServiceAccounts(tenant.id);
  const [isCreating, setIsCreating] = useState(false);
  const [task, setTask] = useState<{
    task: ServiceAccountTask;
    account: ServiceAccount;
  }>();
  const list = useShortList(value, ARRANGEMENT);
  const action = tenant.actions?.manage_service_accounts;
  const create = (
    <ActionButton
      variant="secondary"
      iconStart={<PlusIcon />}
      disabledReason={reasonOf(action)}
      onPress={() => setIsCreating(true)}
    >
      {t('actions.createServiceAccount')}
    </ActionButton>
  );
  const common = task && {
    account: task.account,
    onDone: refresh,
    onClose: () => setTask(undefined),
  };

  return (
    <TabSection
      title={t('tenantPage.tabs.serviceAccounts')}
      description={t('serviceAccounts.description')}
      action={value?.length ? create : undefined}
    >
      {error && (
        <ErrorPanel
          title={t('serviceAccounts.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && value?.length === 0 && (
        <EmptyState
          icon={<BotIcon />}
          title={t('serviceAccounts.emptyTitle')}
          description={t('serviceAccounts.emptyDescription')}
          action={create}
        />
      )}
      {!error && value?.length !== 0 && (
        <FilterBar label={t('tenantPage.tabs.serviceAccounts')}>
          <SearchBox
            label={t('serviceAccounts.search')}
            value={list.search}
            onChange={list.setSearch}
          />
        </FilterBar>
      )}
      {!error && value?.length !== 0 && list.shown?.length === 0 && (
        <NothingFound onClear={list.clearSearch} />
      )}
      {!error && list.shown?.length !== 0 && (
        <ServiceAccountTable
          items={list.shown}
          sort={list.sort}
          onSortChange={list.setSort}
          action={action}
          onTask={(chosen, account) => setTask({ task: chosen, account })}
        />
      )}
      {!error && list.shown && list.shown.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('serviceAccounts.count', { count: list.shown.length })}
        </Text>
      )}
      {isCreating && (
        <CreateServiceAccountDialog
          tenant={tenant}
          onClose={() => setIsCreating(false)}
          onDone={refresh}
        />
      )}
      {common && task?.task === 'issueToken' && (
        <IssueTokenDialog {...common} />
      )}
      {common && task?.task === 'revokeTokens' && (
        <RevokeTokensDialog {...common} />
      )}
      {common && task?.task === 'delete' && (
        <DeleteServiceAccountDialog {...common} />
      )}
    </TabSection>
  );
}
