import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiDeleteBin6Line,
  RiGroupLine,
  RiShieldUserLine,
  RiUserAddLine,
} from '@remixicon/react';
import type {
  Tenant,
  TenantMember,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActionMenu,
  EmptyState,
  ErrorPanel,
  type ItemColumn,
  ItemTable,
  reasonOf,
  RelativeTime,
  TabSection,
  TwoLines,
} from '@groundwork/plugin-control-plane-react';
import { useTenantMembers } from '../../hooks';
import { tenantRoleWords } from '../../model';
import { tenancyTranslationRef } from '../../translation';
import { AddMemberDialog } from './AddMemberDialog';
import { ChangeRoleDialog } from './ChangeRoleDialog';
import { MemberLink } from './MemberLink';
import { RemoveMemberDialog } from './RemoveMemberDialog';

type Open =
  | { dialog: 'add' }
  | { dialog: 'changeRole'; member: TenantMember }
  | { dialog: 'remove'; member: TenantMember };

/** Who may do what in a tenant. */
export function MembersTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { value, error, refresh } = useTenantMembers(tenant.id);
  const [open, setOpen] = useState<Open>();
  const action = tenant.actions?.manage_members;
  const columns = useMemo(
    (): ItemColumn<TenantMember>[] => [
      {
        id: 'member',
        label: 'Member',
        role: 'title',
        render: ({ member_ref: ref }) => (
          <TwoLines
            title={<MemberLink memberRef={ref} />}
            detail={ref.startsWith('group:') ? 'Group' : 'Person'}
          />
        ),
      },
      {
        id: 'role',
        label: 'Role',
        width: '45%',
        render: ({ role }) => (
          <TwoLines
            title={tenantRoleWords[role].title}
            detail={tenantRoleWords[role].description}
            isWrapped
          />
        ),
      },
      {
        id: 'added',
        label: 'Added',
        width: '9rem',
        render: member => <RelativeTime time={member.created_at} />,
      },
      {
        id: 'menu',
        label: 'Actions',
        role: 'menu',
        render: member => (
          <ActionMenu
            label={`Actions for ${member.member_ref}`}
            items={[
              {
                label: `${t('actions.changeRole')}…`,
                icon: <RiShieldUserLine />,
                action,
                onAction: () => setOpen({ dialog: 'changeRole', member }),
              },
              {
                label: `${t('actions.remove')}…`,
                icon: <RiDeleteBin6Line />,
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
      iconStart={<RiUserAddLine />}
      disabledReason={reasonOf(action)}
      onPress={() => setOpen({ dialog: 'add' })}
    >
      {t('actions.addMember')}
    </ActionButton>
  );
  const close = () => setOpen(undefined);

  return (
    <TabSection
      title={t('tenantPage.tabs.members')}
      description="People and groups who see the tenant. Administrators of the control plane need no role here."
      action={value?.length ? add : undefined}
    >
      {error && (
        <ErrorPanel
          title="The members could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && value?.length === 0 && (
        <EmptyState
          icon={<RiGroupLine />}
          title="Nobody is a member yet"
          description="Only administrators of the control plane see this tenant. Add the group that it is for."
          action={add}
        />
      )}
      {!error && value?.length !== 0 && (
        <ItemTable
          label={t('tenantPage.tabs.members')}
          columns={columns}
          items={value}
          idOf={idOf}
          titleOf={member => member.member_ref}
        />
      )}
      {open?.dialog === 'add' && (
        <AddMemberDialog tenant={tenant} onClose={close} onDone={refresh} />
      )}
      {open?.dialog === 'changeRole' && (
        <ChangeRoleDialog
          member={open.member}
          onClose={close}
          onDone={refresh}
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
