import { useApi } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import type {
  Tenant,
  TenantRole,
} from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { labelProblem } from '../../model';
import { useTenancyWords } from '../../translation';
import { RoleField } from '../RoleField';

/** Props of {@link CreateServiceAccountDialog}. */
export type CreateServiceAccountDialogProps = {
  tenant: Tenant;
  onDone: () => void;
  onClose: () => void;
};

/** Creates an identity for machines. It has no token to begin with. */
export function CreateServiceAccountDialog(
  props: CreateServiceAccountDialogProps,
) {
  const { tenant, onDone, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const form = useForm({
    initial: { name: '', description: '', role: 'developer' as TenantRole },
    validate: ({ name }) => ({ name: labelProblem(name, t) }),
    submit: fields =>
      api.tenants.createServiceAccount({ ...fields, tenant_id: tenant.id }),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { fields } = form;
  return (
    <FormDialog
      title={t('actions.createServiceAccount')}
      form={form}
      submitLabel={t('actions.createServiceAccount')}
      errorTitle={t('serviceAccounts.create.failed')}
      onClose={onClose}
    >
      <TextField
        label={t('form.name')}
        description={t('serviceAccounts.create.nameHint', {
          tenant: tenant.slug,
          name: fields.name || t('serviceAccounts.create.nameExample'),
        })}
        value={fields.name}
        onChange={name => form.set({ name: name.toLowerCase() })}
        isRequired
        autoComplete="off"
        spellCheck="false"
        {...form.validation('name')}
      />
      <TextField
        label={t('form.description')}
        description={t('serviceAccounts.create.descriptionHint')}
        value={fields.description}
        onChange={description => form.set({ description })}
        autoComplete="off"
        {...form.validation('description')}
      />
      <RoleField value={fields.role} onChange={role => form.set({ role })} />
    </FormDialog>
  );
}
