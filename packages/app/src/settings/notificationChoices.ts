import type { NotificationSettings } from '@backstage/plugin-notifications-common';

type Channel = NotificationSettings['channels'][number];
type Origin = Channel['origins'][number];

/** Whom notifications come from, and what about, in the order in which the settings have them. */
export function listOrigins(
  { channels }: NotificationSettings,
  known: Readonly<Record<string, readonly string[]>>,
): { id: string; topics: string[] }[] {
  const found = new Map<string, Set<string>>(
    Object.entries(known).map(([id, topics]) => [id, new Set(topics)]),
  );
  for (const { id, topics = [] } of channels.flatMap(each => each.origins)) {
    const all = found.get(id) ?? new Set();
    for (const topic of topics) {
      all.add(topic.id);
    }
    found.set(id, all);
  }
  return [...found].map(([id, topics]) => ({ id, topics: [...topics] }));
}

/** Whether somebody wants to be told; without a topic, of what has none or is not known yet. */
export function isWanted(
  { channels }: NotificationSettings,
  { channel, origin, topic }: Choice,
): boolean {
  const ofChannel = channels.find(({ id }) => id === channel);
  const ofOrigin = ofChannel?.origins.find(({ id }) => id === origin);
  if (!ofOrigin) {
    return ofChannel?.enabled ?? true;
  }
  return (
    ofOrigin.topics?.find(({ id }) => id === topic)?.enabled ?? ofOrigin.enabled
  );
}

/** The settings after a choice: of one topic, or of everything that comes from somebody. */
export function choose(
  settings: NotificationSettings,
  choice: Choice & { topics: readonly string[]; wanted: boolean },
): NotificationSettings {
  const { channel, origin, topic, topics, wanted } = choice;
  const changed: Origin = {
    id: origin,
    // A topic is only told of where the rest is not switched off as a whole
    enabled:
      topic === undefined || wanted
        ? wanted
        : isWanted(settings, { channel, origin }),
    topics: topics.map(id => ({
      id,
      enabled:
        topic === undefined || id === topic
          ? wanted
          : isWanted(settings, { channel, origin, topic: id }),
    })),
  };
  return {
    ...settings,
    channels: settings.channels.map(each =>
      each.id === channel
        ? { ...each, origins: replaceById(each.origins, changed) }
        : each,
    ),
  };
}

/** What is chosen about: one way of being told, who tells, and of what. */
export type Choice = { channel: string; origin: string; topic?: string };

function replaceById(all: readonly Origin[], changed: Origin): Origin[] {
  return all.some(({ id }) => id === changed.id)
    ? all.map(each => (each.id === changed.id ? changed : each))
    : [...all, changed];
}
