import {
  ErrorPanel,
  SkeletonLines,
} from '@groundwork/plugin-control-plane-react';
import { TenantSelect } from '../components/TenantSelect';
import { useTenants } from '../hooks';
import { useEnvironmentsWords } from '../translation';
import { FieldFrame } from './FieldFrame';
import type { tenantPickerSchema } from './schemas';
import styles from './Fields.module.css';

/** Chooses one of the tenants that the person is in; one that cannot have environments now is there, and says so. */
export function TenantPicker(
  props: typeof tenantPickerSchema.TProps,
): JSX.Element {
  const { formData, onChange, schema, required, idSchema } = props;
  const { t } = useEnvironmentsWords();
  const { value: tenants, error, refresh } = useTenants();
  const labelId = `${idSchema.$id}-label`;
  return (
    <FieldFrame
      labelId={labelId}
      label={schema.title ?? t('scaffolder.tenant.title')}
      description={schema.description ?? t('scaffolder.tenant.description')}
      isRequired={required}
    >
      {!tenants && !error && (
        <SkeletonLines count={1} label={t('scaffolder.tenant.loading')} />
      )}
      {!tenants && error && (
        <ErrorPanel
          title={t('scaffolder.tenant.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {tenants?.items.length === 0 && (
        <p className={styles.quiet}>
          {required
            ? t('scaffolder.tenant.required')
            : t('scaffolder.tenant.noneYet')}
        </p>
      )}
      {tenants && tenants.items.length > 0 && (
        <TenantSelect
          tenants={tenants}
          aria-labelledby={labelId}
          className={styles.select}
          isRequired={required}
          value={formData ?? ''}
          onChange={tenantId => onChange(tenantId || undefined)}
        />
      )}
    </FieldFrame>
  );
}
