import type {
  EnvironmentEvent,
  EnvironmentEventList,
  ListEventsQuery,
} from '@groundwork/plugin-control-plane-common';

/** Answers as the control plane does: a page of events, newest first, all or those of one target. */
export function pageOfEvents(
  events: readonly EnvironmentEvent[],
  query: ListEventsQuery = {},
): EnvironmentEventList {
  const { target_id: target, limit = 50, cursor } = query;
  const asked = events.filter(
    event =>
      (target === undefined || event.target_id === target) &&
      (cursor === undefined || event.id < Number(cursor)),
  );
  const items = asked.slice(0, limit);
  return {
    items,
    ...(asked.length > limit && { next_cursor: String(items.at(-1)?.id) }),
  };
}
