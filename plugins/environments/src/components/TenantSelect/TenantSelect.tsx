import { Select } from '@backstage/ui';
import type { TenantList } from '@groundwork/plugin-control-plane-common';
import { useEnvironmentsWords } from '../../translation';
import { TenantSearch } from './TenantSearch';
import { NOBODY, useTenantOption } from './useTenantOption';

/** Props of {@link TenantSelect}. */
export type TenantSelectProps = {
  /** The first of those that the person may read. */
  tenants: TenantList;
  /** Id of the tenant; empty for none. */
  value: string;
  onChange: (tenantId: string) => void;
  /** Whether one has to be chosen. */
  isRequired?: boolean;
  problem?: string;
  label?: string;
  description?: string;
  'aria-labelledby'?: string;
  className?: string;
};

/**
 * Chooses a tenant: from a list, or by searching when there are more than were read. One that cannot have environments now is
 * there, and says so.
 */
export function TenantSelect(props: TenantSelectProps) {
  const { tenants, ...searched } = props;
  const { value, onChange, isRequired, problem, ...field } = searched;
  const { t } = useEnvironmentsWords();
  const toOption = useTenantOption();
  if (tenants.next_cursor) {
    return <TenantSearch {...searched} />;
  }
  return (
    <Select<'single'>
      {...field}
      isRequired={isRequired}
      options={[
        ...(isRequired
          ? []
          : [{ id: NOBODY, label: t('detailsStep.tenantNone') }]),
        ...tenants.items.map(toOption),
      ]}
      value={value || (isRequired ? null : NOBODY)}
      onChange={id => onChange(id === NOBODY ? '' : String(id ?? ''))}
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}
