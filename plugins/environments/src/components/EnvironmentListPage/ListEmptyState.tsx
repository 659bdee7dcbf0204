import { Button } from '@backstage/ui';
import {
  RiCheckDoubleLine,
  RiFilterOffLine,
  RiHourglassLine,
  RiServerLine,
  RiShieldCheckLine,
} from '@remixicon/react';
import { EmptyState } from '@groundwork/plugin-control-plane-react';
import type { ListTab } from '../../hooks';
import { RequestButton } from '../RequestButton';

/** Props of {@link ListEmptyState}. */
export type ListEmptyStateProps = {
  tab: ListTab;
  /** Only the filter is empty. */
  isFiltered: boolean;
  onClearFilters: () => void;
  /** Entity reference of the component whose environments these would be. */
  componentRef?: string;
};

/** Why the list is empty, and what fills it. */
export function ListEmptyState(props: ListEmptyStateProps) {
  const { tab, isFiltered, onClearFilters, componentRef } = props;
  if (isFiltered) {
    return (
      <EmptyState
        icon={<RiFilterOffLine />}
        title="Nothing matches your filters"
        description="Other environments may: search for less, or clear the filters."
        action={
          <Button variant="secondary" onPress={onClearFilters}>
            Clear filters
          </Button>
        }
      />
    );
  }
  switch (tab) {
    case 'waiting':
      return (
        <EmptyState
          icon={<RiCheckDoubleLine />}
          title="Nothing waits for you"
          description="Requests that need your decision will stand here and on the Approvals page."
        />
      );
    case 'expiring':
      return (
        <EmptyState
          icon={<RiHourglassLine />}
          title="Nothing ends within a day"
          description="Environments whose time is almost over will stand here, so that they can be extended in time."
        />
      );
    case 'drifted':
      return (
        <EmptyState
          icon={<RiShieldCheckLine />}
          title="Nothing has drifted"
          description="Everything that is live is as it was agreed."
        />
      );
    default:
      return (
        <EmptyState
          icon={<RiServerLine />}
          title={emptyTitle(tab, componentRef)}
          description="An environment is a namespace with limits, policies and an end, ready in about a minute. Nobody has to write a ticket."
          action={<RequestButton componentRef={componentRef} />}
        />
      );
  }
}

function emptyTitle(tab: ListTab, componentRef: string | undefined): string {
  if (componentRef) {
    return 'This component has no environments yet';
  }
  return tab === 'mine'
    ? 'You have no environments yet'
    : 'There are no environments yet';
}
