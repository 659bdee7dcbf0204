import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Tenant,
  TenantMember,
} from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import { MemberLink } from './MemberLink';

/** Props of {@link RemoveMemberDialog}. */
export type RemoveMemberDialogProps = {
  tenant: Tenant;
  member: TenantMember;
  onDone: () => void;
  onClose: () => void;
};

/** Says what a member loses. They can be added again, so that nothing has to be typed. */
export function RemoveMemberDialog(props: RemoveMemberDialogProps) {
  const { tenant, member, onDone, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={t('members.remove.title', { name: tenant.name })}
      confirmLabel={t('actions.remove')}
      keepLabel={t('members.remove.keep')}
      errorTitle={t('members.remove.failed')}
      onConfirm={async () => {
        await api.tenants.removeMember(member.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        {t('members.remove.effect', {
          member: <MemberLink memberRef={member.member_ref} />,
        })}
      </p>
    </ConfirmDialog>
  );
}
