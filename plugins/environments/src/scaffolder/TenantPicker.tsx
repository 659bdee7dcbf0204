import { useApi } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import {
  isUsableTenant,
  TENANTS_CHANNEL,
  type TenantChanged,
  type TenantList,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  ErrorPanel,
  SkeletonLines,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useStatusWord } from '../hooks/useStatusWord';
import { useEnvironmentsWords } from '../translation';
import { FieldFrame } from './FieldFrame';
import type { tenantPickerSchema } from './schemas';
import styles from './Fields.module.css';

/** A choice needs a key, also when it is for none. */
const NOBODY = 'none';
const TENANTS_MAX = 200;

/** Chooses one of the tenants that the person is in; one that cannot have environments now is there, and says so. */
export function TenantPicker(
  props: typeof tenantPickerSchema.TProps,
): JSX.Element {
  const { formData, onChange, schema, required, idSchema } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const statusWord = useStatusWord();
  const { value, error, refresh } = useLiveQuery<TenantList, TenantChanged>({
    key: 'tenants',
    channel: TENANTS_CHANNEL,
    load: signal => api.tenants.list({ limit: TENANTS_MAX }, { signal }),
  });
  const labelId = `${idSchema.$id}-label`;
  const tenants = value?.items ?? [];
  return (
    <FieldFrame
      labelId={labelId}
      label={schema.title ?? t('scaffolder.tenant.title')}
      description={schema.description ?? t('scaffolder.tenant.description')}
      isRequired={required}
    >
      {!value && !error && (
        <SkeletonLines count={1} label={t('scaffolder.tenant.loading')} />
      )}
      {!value && error && (
        <ErrorPanel
          title={t('scaffolder.tenant.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {value && tenants.length === 0 && (
        <p className={styles.quiet}>
          {required
            ? t('scaffolder.tenant.required')
            : t('scaffolder.tenant.noneYet')}
        </p>
      )}
      {tenants.length > 0 && (
        <Select<'single'>
          aria-labelledby={labelId}
          className={styles.select}
          isRequired={required}
          validationBehavior="aria"
          options={[
            ...(required
              ? []
              : [{ id: NOBODY, label: t('scaffolder.tenant.none') }]),
            ...tenants.map(tenant => ({
              id: tenant.id,
              label: isUsableTenant(tenant.status)
                ? tenant.name
                : t('detailsStep.tenantState', {
                    name: tenant.name,
                    status: statusWord(tenant.status),
                  }),
              disabled: !isUsableTenant(tenant.status),
            })),
          ]}
          value={formData || (required ? null : NOBODY)}
          onChange={id =>
            onChange(id === NOBODY || !id ? undefined : String(id))
          }
        />
      )}
    </FieldFrame>
  );
}
