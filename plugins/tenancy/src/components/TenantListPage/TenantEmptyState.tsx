import { Button } from '@backstage/ui';
import { Building2Icon, FunnelXIcon } from 'lucide-react';
import { EmptyState } from '@groundwork/plugin-control-plane-react';
import { useCreateTenantRefusal } from '../../hooks';
import { useTenancyWords } from '../../translation';
import { CreateTenantButton } from '../CreateTenant';

/** Props of {@link TenantEmptyState}. */
export type TenantEmptyStateProps = {
  /** Only the filter is empty. */
  isFiltered: boolean;
  onClearFilters: () => void;
};

/** Why there are no tenants, and what changes it: for whoever may create one, and for whoever has to ask. */
export function TenantEmptyState(props: TenantEmptyStateProps) {
  const { isFiltered, onClearFilters } = props;
  const { t } = useTenancyWords();
  const mayCreate = useCreateTenantRefusal() === undefined;
  if (isFiltered) {
    return (
      <EmptyState
        icon={<FunnelXIcon />}
        title={t('tenantsPage.filteredEmpty.title')}
        description={t('tenantsPage.filteredEmpty.description')}
        action={
          <Button variant="secondary" onPress={onClearFilters}>
            {t('tenantsPage.filteredEmpty.action')}
          </Button>
        }
      />
    );
  }
  return mayCreate ? (
    <EmptyState
      icon={<Building2Icon />}
      title={t('tenantsPage.empty.title')}
      description={t('tenantsPage.empty.description')}
      action={<CreateTenantButton />}
    />
  ) : (
    <EmptyState
      icon={<Building2Icon />}
      title={t('tenantsPage.none.title')}
      description={t('tenantsPage.none.description')}
      action={<CreateTenantButton />}
    />
  );
}
