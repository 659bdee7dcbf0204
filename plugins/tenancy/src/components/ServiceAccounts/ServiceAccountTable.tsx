import { useMemo } from 'react';
import type { SortDescriptor } from '@backstage/ui';
import { BanIcon, KeyRoundIcon, Trash2Icon } from 'lucide-react';
import type {
  Action,
  ServiceAccount,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionMenu,
  ItemTable,
  RelativeTime,
  TwoLines,
  useNow,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import type { ServiceAccountTask } from './ServiceAccountsTab';

/** Props of {@link ServiceAccountTable}. */
export type ServiceAccountTableProps = {
  /** Absent while they load. */
  items: ServiceAccount[] | undefined;
  /** Whether the person may change them. */
  action: Action | undefined;
  onTask: (task: ServiceAccountTask, account: ServiceAccount) => void;
  sort: SortDescriptor | undefined;
  onSortChange: (sort: SortDescriptor) => void;
};

/** Service accounts with how long they can call. */
export function ServiceAccountTable(props: ServiceAccountTableProps) {
  const { items, action, onTask } = props;
  const { t } = useTenancyWords();
  const now = useNow();
  const columns = useMemo(
    (): ItemColumn<ServiceAccount>[] => [
      {
        id: 'name',
        label: t('serviceAccounts.columns.account'),
        role: 'title',
        isSortable: true,
        render: ({ name, description }) => (
          <TwoLines title={name} detail={description || undefined} />
        ),
      },
      {
        id: 'role',
        label: t('serviceAccounts.columns.role'),
        width: '8rem',
        render: ({ role }) => t(`roles.titles.${role}`),
      },
      {
        id: 'token',
        label: t('serviceAccounts.columns.tokens'),
        width: '11rem',
        render: account => <TokenEnd account={account} now={now} />,
      },
      {
        id: 'created',
        isSortable: true,
        label: t('serviceAccounts.columns.created'),
        width: '9rem',
        render: account => <RelativeTime time={account.created_at} />,
      },
      {
        id: 'menu',
        label: t('actions.label'),
        role: 'menu',
        render: account => (
          <ActionMenu
            label={t('actions.of', { name: account.name })}
            items={[
              {
                label: t('actions.asks', { action: t('actions.issueToken') }),
                icon: <KeyRoundIcon />,
                action,
                onAction: () => onTask('issueToken', account),
              },
              {
                label: t('actions.asks', { action: t('actions.revokeTokens') }),
                icon: <BanIcon />,
                action: hasToken(account, Date.now())
                  ? action
                  : {
                      allowed: false,
                      reason: t('serviceAccounts.noTokenReason'),
                    },
                isDanger: true,
                onAction: () => onTask('revokeTokens', account),
              },
              {
                label: t('actions.asks', { action: t('actions.delete') }),
                icon: <Trash2Icon />,
                action,
                isDanger: true,
                onAction: () => onTask('delete', account),
              },
            ]}
          />
        ),
      },
    ],
    [action, now, onTask, t],
  );
  return (
    <ItemTable
      label={t('tenantPage.tabs.serviceAccounts')}
      columns={columns}
      items={items}
      idOf={idOf}
      titleOf={({ name }) => name}
      sort={props.sort}
      onSortChange={props.onSortChange}
    />
  );
}

function TokenEnd(props: { account: ServiceAccount; now: number }) {
  const { account, now } = props;
  const { t } = useTenancyWords();
  return account.token_expires_at && hasToken(account, now) ? (
    t('serviceAccounts.lastEnds', {
      time: <RelativeTime time={account.token_expires_at} />,
    })
  ) : (
    <>{t('serviceAccounts.noToken')}</>
  );
}

function hasToken(account: ServiceAccount, now: number): boolean {
  return (
    account.token_expires_at !== undefined &&
    Date.parse(account.token_expires_at) > now
  );
}

function idOf({ id }: ServiceAccount): string {
  return id;
}
