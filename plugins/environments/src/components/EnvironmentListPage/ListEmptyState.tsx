import { Button } from '@backstage/ui';
import {
  CheckCheckIcon,
  FunnelXIcon,
  HourglassIcon,
  ServerIcon,
  ShieldCheckIcon,
} from 'lucide-react';
import { EmptyState } from '@groundwork/plugin-control-plane-react';
import type { ListTab } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import { FirstVisit } from '../FirstVisit';
import { RequestButton } from '../RequestButton';

/** Props of {@link ListEmptyState}. */
export type ListEmptyStateProps = {
  tab: ListTab;
  /** Only the filter is empty. */
  isFiltered: boolean;
  onClearFilters: () => void;
  /** Entity reference of the component whose environments these would be. */
  componentRef?: string;
  /** Entity reference of the group whose environments these would be. */
  ownerRef?: string;
};

/** Why the list is empty, and what fills it. */
export function ListEmptyState(props: ListEmptyStateProps) {
  const { tab, isFiltered, onClearFilters, componentRef, ownerRef } = props;
  const { t } = useEnvironmentsWords();
  const entityTitle = componentRef
    ? t('catalog.empty.component')
    : ownerRef && t('catalog.empty.group');
  if (isFiltered) {
    return (
      <EmptyState
        icon={<FunnelXIcon />}
        title={t('environmentsPage.empty.filtered')}
        description={t('environmentsPage.empty.filteredHow')}
        action={
          <Button variant="secondary" onPress={onClearFilters}>
            {t('environmentsPage.empty.clear')}
          </Button>
        }
      />
    );
  }
  switch (tab) {
    case 'waiting':
      return (
        <EmptyState
          icon={<CheckCheckIcon />}
          title={t('environmentsPage.empty.waiting')}
          description={t('environmentsPage.empty.waitingHow')}
        />
      );
    case 'expiring':
      return (
        <EmptyState
          icon={<HourglassIcon />}
          title={t('environmentsPage.empty.expiring')}
          description={t('environmentsPage.empty.expiringHow')}
        />
      );
    case 'drifted':
      return (
        <EmptyState
          icon={<ShieldCheckIcon />}
          title={t('environmentsPage.empty.drifted')}
          description={t('environmentsPage.empty.driftedHow')}
        />
      );
    default:
      return entityTitle ? (
        <EmptyState
          icon={<ServerIcon />}
          title={entityTitle}
          description={t('environmentsPage.empty.how')}
          action={
            <RequestButton componentRef={componentRef} ownerRef={ownerRef} />
          }
        />
      ) : (
        <FirstVisit title={t(`environmentsPage.empty.${tab}`)} />
      );
  }
}
