import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  queueReadPermission,
  type QueueItem,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';

/** How the work on the targets of an environment stands, by their ids; nothing for who is no operator. */
export function useQueueItems(request: {
  id: string;
  name: string;
}): ReadonlyMap<string, QueueItem> {
  const api = useApi(controlPlaneApiRef);
  const { allowed } = usePermission({ permission: queueReadPermission });
  const { value } = useLiveQuery({
    key: `queue ${request.id} ${allowed}`,
    subject: request.id,
    isAffected: change => change.request_id === request.id,
    load: async signal => {
      if (!allowed) {
        return [];
      }
      const { items } = await api.queue.list(
        { q: request.name, limit: 50 },
        { signal },
      );
      return items;
    },
  });
  return new Map(value?.map(item => [item.id, item] as const));
}
