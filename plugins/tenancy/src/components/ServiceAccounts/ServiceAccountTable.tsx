import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiDeleteBin6Line, RiForbid2Line, RiKey2Line } from '@remixicon/react';
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
import { tenantRoleWords } from '../../model';
import { tenancyTranslationRef } from '../../translation';
import type { ServiceAccountTask } from './ServiceAccountsTab';

/** Props of {@link ServiceAccountTable}. */
export type ServiceAccountTableProps = {
  /** Absent while they load. */
  items: ServiceAccount[] | undefined;
  /** Whether the person may change them. */
  action: Action | undefined;
  onTask: (task: ServiceAccountTask, account: ServiceAccount) => void;
};

/** Service accounts with how long they can call. */
export function ServiceAccountTable(props: ServiceAccountTableProps) {
  const { items, action, onTask } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const now = useNow();
  const columns = useMemo(
    (): ItemColumn<ServiceAccount>[] => [
      {
        id: 'name',
        label: 'Service account',
        role: 'title',
        render: ({ name, description }) => (
          <TwoLines title={name} detail={description || undefined} />
        ),
      },
      {
        id: 'role',
        label: 'Role',
        width: '8rem',
        render: ({ role }) => tenantRoleWords[role].title,
      },
      {
        id: 'token',
        label: 'Tokens',
        width: '11rem',
        render: account => <TokenEnd account={account} now={now} />,
      },
      {
        id: 'created',
        label: 'Created',
        width: '9rem',
        render: account => <RelativeTime time={account.created_at} />,
      },
      {
        id: 'menu',
        label: 'Actions',
        role: 'menu',
        render: account => (
          <ActionMenu
            label={`Actions for ${account.name}`}
            items={[
              {
                label: `${t('actions.issueToken')}…`,
                icon: <RiKey2Line />,
                action,
                onAction: () => onTask('issueToken', account),
              },
              {
                label: `${t('actions.revokeTokens')}…`,
                icon: <RiForbid2Line />,
                action: hasToken(account, Date.now())
                  ? action
                  : { allowed: false, reason: 'It has no token that works' },
                isDanger: true,
                onAction: () => onTask('revokeTokens', account),
              },
              {
                label: `${t('actions.delete')}…`,
                icon: <RiDeleteBin6Line />,
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
    />
  );
}

function TokenEnd(props: { account: ServiceAccount; now: number }) {
  const { account, now } = props;
  return account.token_expires_at && hasToken(account, now) ? (
    <>
      The last ends <RelativeTime time={account.token_expires_at} />
    </>
  ) : (
    <>None that works</>
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
