import { RiCheckDoubleLine } from '@remixicon/react';
import { EmptyState } from '@groundwork/plugin-control-plane-react';

/** Nothing is to be decided. */
export function InboxEmptyState(props: { showsAll: boolean }) {
  return (
    <EmptyState
      icon={<RiCheckDoubleLine />}
      title={props.showsAll ? 'No request is pending' : 'Nothing waits for you'}
      description={
        props.showsAll
          ? 'Requests of classes that need an approval will stand here.'
          : 'Requests that need your decision will stand here. Your own are decided by others.'
      }
    />
  );
}
