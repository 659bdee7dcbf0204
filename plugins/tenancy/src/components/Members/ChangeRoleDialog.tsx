import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TenantMember } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { tenancyTranslationRef } from '../../translation';
import { MemberLink } from './MemberLink';
import { RoleField } from '../RoleField';

/** Props of {@link ChangeRoleDialog}. */
export type ChangeRoleDialogProps = {
  member: TenantMember;
  onDone: () => void;
  onClose: () => void;
};

/** Gives a member another role. */
export function ChangeRoleDialog(props: ChangeRoleDialogProps) {
  const { member, onDone, onClose } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const api = useApi(tenancyApiRef);
  const form = useForm({
    initial: { role: member.role },
    submit: fields => api.tenants.updateMember(member.id, fields),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('actions.changeRole')}
      form={form}
      submitLabel={t('actions.changeRole')}
      errorTitle="The role was not changed"
      isSubmitDisabled={form.fields.role === member.role}
      onClose={onClose}
    >
      <p>
        The role of <MemberLink memberRef={member.member_ref} />
      </p>
      <RoleField
        value={form.fields.role}
        onChange={role => form.set({ role })}
      />
    </FormDialog>
  );
}
