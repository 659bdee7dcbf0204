import type {
  TenantMember,
  TenantRole,
} from '@groundwork/plugin-control-plane-common';
import { FormDialog, useForm } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import { MemberLink } from './MemberLink';
import { RoleField } from '../RoleField';

/** Props of {@link ChangeRoleDialog}. */
export type ChangeRoleDialogProps = {
  member: TenantMember;
  /** Gets the other role; the list shows it at once, and takes it back when it fails. */
  onChoose: (role: TenantRole) => void;
  onClose: () => void;
};

/** Chooses another role for a member. */
export function ChangeRoleDialog(props: ChangeRoleDialogProps) {
  const { member, onChoose, onClose } = props;
  const { t } = useTenancyWords();
  const form = useForm({
    initial: { role: member.role },
    submit: async ({ role }) => role,
    onDone: role => {
      onChoose(role);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('actions.changeRole')}
      form={form}
      submitLabel={t('actions.changeRole')}
      errorTitle={t('members.changeRole.failed')}
      isSubmitDisabled={form.fields.role === member.role}
      onClose={onClose}
    >
      <p>
        {t('members.changeRole.roleOf', {
          member: <MemberLink memberRef={member.member_ref} />,
        })}
      </p>
      <RoleField
        value={form.fields.role}
        onChange={role => form.set({ role })}
      />
    </FormDialog>
  );
}
