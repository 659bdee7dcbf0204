import { Button } from '@backstage/ui';
import {
  FieldProblem,
  isForbidden,
} from '@groundwork/plugin-control-plane-react';
import { useTenants } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import { TenantSelect } from '../TenantSelect';
import styles from './TenantField.module.css';

/** Props of {@link TenantField}. */
export type TenantFieldProps = {
  /** Id of the tenant; empty for none. */
  value: string;
  problem: string | undefined;
  onChange: (tenantId: string) => void;
};

/** For which tenant the environment is, for people who have one. */
export function TenantField(props: TenantFieldProps) {
  const { value: tenants, error, refresh } = useTenants();
  const { t } = useEnvironmentsWords();
  // Whoever may not list tenants has none to choose from.
  if (!tenants && error && !isForbidden(error)) {
    return (
      <div className={styles.failed}>
        <FieldProblem>{t('detailsStep.tenantsFailed')}</FieldProblem>
        <Button size="small" variant="secondary" onPress={refresh}>
          {t('detailsStep.retry')}
        </Button>
      </div>
    );
  }
  if (!tenants || tenants.items.length === 0) {
    return null;
  }
  return (
    <div data-field="tenant_id">
      <TenantSelect
        {...props}
        tenants={tenants}
        label={t('detailsStep.tenant')}
        description={t('detailsStep.tenantHint')}
      />
    </div>
  );
}
