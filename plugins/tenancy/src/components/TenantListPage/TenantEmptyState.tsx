import { Button } from '@backstage/ui';
import { RiBuilding2Line, RiFilterOffLine } from '@remixicon/react';
import { EmptyState } from '@groundwork/plugin-control-plane-react';
import { CreateTenantButton } from '../CreateTenant';

/** Props of {@link TenantEmptyState}. */
export type TenantEmptyStateProps = {
  /** Only the filter is empty. */
  isFiltered: boolean;
  onClearFilters: () => void;
};

/** Why there are no tenants, and what changes it. */
export function TenantEmptyState(props: TenantEmptyStateProps) {
  const { isFiltered, onClearFilters } = props;
  return isFiltered ? (
    <EmptyState
      icon={<RiFilterOffLine />}
      title="Nothing matches your filters"
      description="Other tenants may: search for less, or clear the filters."
      action={
        <Button variant="secondary" onPress={onClearFilters}>
          Clear filters
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={<RiBuilding2Line />}
      title="There are no tenants that you may see"
      description="A tenant is an organisation or team that owns projects, products, API keys and environments. You see those that you are a member of."
      action={<CreateTenantButton />}
    />
  );
}
