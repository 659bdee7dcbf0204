import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, TextField } from '@backstage/ui';
import type {
  Tenant,
  TenantRole,
} from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  MemberPicker,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import { memberRefProblem } from './memberRefProblem';
import { RoleField } from '../RoleField';
import styles from './Members.module.css';

/** Props of {@link AddMemberDialog}. */
export type AddMemberDialogProps = {
  tenant: Tenant;
  onDone: () => void;
  onClose: () => void;
};

/** Gives a person or a group a role. Who is not in the catalog yet is written as a reference. */
export function AddMemberDialog(props: AddMemberDialogProps) {
  const { tenant, onDone, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const [isTyped, setIsTyped] = useState(false);
  const form = useForm({
    initial: { member_ref: '', role: 'developer' as TenantRole },
    validate: fields => ({
      member_ref: memberRefProblem(fields.member_ref, isTyped, t),
    }),
    submit: fields =>
      api.tenants.addMember({ ...fields, tenant_id: tenant.id }),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('members.add.title', { name: tenant.name })}
      form={form}
      submitLabel={t('actions.addMember')}
      errorTitle={t('members.add.failed')}
      onClose={onClose}
    >
      <div className={styles.picker}>
        {isTyped ? (
          <TextField
            label={t('members.add.personOrGroup')}
            description={t('members.add.referenceHint')}
            value={form.fields.member_ref}
            onChange={ref => form.set({ member_ref: ref.trim() })}
            isRequired
            autoComplete="off"
            spellCheck="false"
            {...form.validation('member_ref')}
          />
        ) : (
          <MemberPicker
            label={t('members.add.personOrGroup')}
            description={t('members.add.pickerHint')}
            onChange={ref => form.set({ member_ref: ref })}
            problem={form.problem('member_ref')}
          />
        )}
        <Button
          variant="tertiary"
          size="small"
          className={styles.other}
          onPress={() => {
            form.set({ member_ref: '' });
            setIsTyped(!isTyped);
          }}
        >
          {isTyped ? t('members.add.search') : t('members.add.type')}
        </Button>
      </div>
      <RoleField
        value={form.fields.role}
        onChange={role => form.set({ role })}
      />
    </FormDialog>
  );
}
