import { useMemo, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  ShieldUserIcon,
  Trash2Icon,
  UserPlusIcon,
  UsersIcon,
} from 'lucide-react';
import {
  tenantRoles,
  type Tenant,
  type TenantMember,
  type TenantRole,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActionMenu,
  Announcement,
  EmptyState,
  ErrorPanel,
  FilterBar,
  Flash,
  type ItemColumn,
  ItemTable,
  reasonOf,
  RelativeTime,
  RolledBack,
  SearchBox,
  TabSection,
  tenancyApiRef,
  TwoLines,
  useOptimistic,
} from '@groundwork/plugin-control-plane-react';
import { useTenantMembers } from '../../hooks';
import { useTenancyWords } from '../../translation';
import { NothingFound } from '../shared/NothingFound';
import { useShortList, type ShortListOptions } from '../shared/useShortList';
import { AddMemberDialog } from './AddMemberDialog';
import { ChangeRoleDialog } from './ChangeRoleDialog';
import { MemberLink } from './MemberLink';
import { RemoveMemberDialog } from './RemoveMemberDialog';

type Open =
  | { dialog: 'add' }
  | { dialog: 'changeRole'; member: TenantMember }
  | { dialog: 'remove'; member: TenantMember };

const ARRANGEMENT: ShortListOptions<TenantMember> = {
  textOf: member => member.member_ref,
  orders: {
    member: member => member.member_ref,
    role: ({ role }) => String(tenantRoles.indexOf(role)),
    added: ({ created_at: createdAt }) => createdAt,
  },
};

/** Who may do what in a tenant. */
export function MembersTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const members = useOptimistic(useTenantMembers(tenant.id));
  const { value, error, refresh } = members;
  const list = useShortList(value, ARRANGEMENT);
  const [announcement, setAnnouncement] = useState('');
  const [open, setOpen] = useState<Open>();
  const action = tenant.actions?.manage_members;
  const columns = useMemo(
    (): ItemColumn<TenantMember>[] => [
      {
        id: 'member',
        label: t('members.columns.member'),
        role: 'title',
        isSortable: true,
        render: ({ member_ref: ref }) => (
          <TwoLines
            title={<MemberLink memberRef={ref} />}
            detail={
              ref.startsWith('group:')
                ? t('members.group')
                : t('members.person')
            }
          />
        ),
      },
      {
        id: 'role',
        isSortable: true,
        label: t('members.columns.role'),
        width: '45%',
        render: ({ role }) => (
          <Flash token={role}>
            <TwoLines
              title={t(`roles.titles.${role}`)}
              detail={t(`roles.allows.${role}`)}
              isWrapped
            />
          </Flash>
        ),
      },
      {
        id: 'added',
        isSortable: true,
        label: t('members.columns.added'),
        width: '9rem',
        render: member => <RelativeTime time={member.created_at} />,
      },
      {
        id: 'menu',
        label: t('actions.label'),
        role: 'menu',
        render: member => (
          <ActionMenu
            label={t('actions.of', { name: member.member_ref })}
            items={[
              {
                label: t('actions.asks', { action: t('actions.changeRole') }),
                icon: <ShieldUserIcon />,
                action,
                onAction: () => setOpen({ dialog: 'changeRole', member }),
              },
              {
                label: t('actions.asks', { action: t('actions.remove') }),
                icon: <Trash2Icon />,
                action,
                isDanger: true,
                onAction: () => setOpen({ dialog: 'remove', member }),
              },
            ]}
          />
        ),
      },
    ],
    [action, t],
  );
  const add = (
    <ActionButton
      variant="secondary"
      iconStart={<UserPlusIcon />}
      disabledReason={reasonOf(action)}
      onPress={() => setOpen({ dialog: 'add' })}
    >
      {t('actions.addMember')}
    </ActionButton>
  );
  const close = () => setOpen(undefined);
  const changeRole = async (member: TenantMember, role: TenantRole) => {
    const isChanged = await members.change({
      show: all =>
        all.map(each => (each.id === member.id ? { ...each, role } : each)),
      send: async () => {
        await api.tenants.updateMember(member.id, { role });
      },
      failed: t('members.changeRole.failed'),
    });
    if (isChanged) {
      setAnnouncement(
        t('members.changeRole.changed', {
          member: member.member_ref,
          role: t(`roles.titles.${role}`),
        }),
      );
    }
  };

  return (
    <TabSection
      title={t('tenantPage.tabs.members')}
      description={t('members.description')}
      action={value?.length ? add : undefined}
    >
      {error && (
        <ErrorPanel
          title={t('members.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && value?.length === 0 && (
        <EmptyState
          icon={<UsersIcon />}
          title={t('members.emptyTitle')}
          description={t('members.emptyDescription')}
          action={add}
        />
      )}
      <Announcement>{announcement}</Announcement>
      {value && !error && (
        <RolledBack change={members.rolledBack} onDismiss={members.forget} />
      )}
      {!error && value?.length !== 0 && (
        <FilterBar label={t('tenantPage.tabs.members')}>
          <SearchBox
            label={t('members.search')}
            value={list.search}
            onChange={list.setSearch}
          />
        </FilterBar>
      )}
      {!error && value?.length !== 0 && list.shown?.length === 0 && (
        <NothingFound onClear={list.clearSearch} />
      )}
      {!error && list.shown?.length !== 0 && (
        <ItemTable
          label={t('tenantPage.tabs.members')}
          columns={columns}
          items={list.shown}
          sort={list.sort}
          onSortChange={list.setSort}
          idOf={idOf}
          titleOf={member => member.member_ref}
        />
      )}
      {!error && list.shown && list.shown.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('members.count', { count: list.shown.length })}
        </Text>
      )}
      {open?.dialog === 'add' && (
        <AddMemberDialog tenant={tenant} onClose={close} onDone={refresh} />
      )}
      {open?.dialog === 'changeRole' && (
        <ChangeRoleDialog
          member={open.member}
          onClose={close}
          onChoose={role => changeRole(open.member, role)}
        />
      )}
      {open?.dialog === 'remove' && (
        <RemoveMemberDialog
          tenant={tenant}
          member={open.member}
          onClose={close}
          onDone={refresh}
        />
      )}
    </TabSection>
  );
}

function idOf({ id }: TenantMember): string {
  return id;
}
