import { toMemberRef } from '@groundwork/plugin-control-plane-node';
import type { AuditActor } from '../audit';
import { isEntityRef } from './isEntityRef';
import type { Message, NotificationMessage } from './Message';

/** What somebody is told, by who tells it: not where it leads, nor what it is about. */
export type News = Omit<NotificationMessage, 'link' | 'scope' | 'except'>;

/**
 * The messages that tell people something, if there is anybody to be told: whoever did it knows already, and nobody is
 * told twice.
 *
 * What is told later about the same, on the same topic, takes the place of what was told before. Topics are apart, so
 * that news which somebody wants is not covered up by news which they do not.
 */
export function toNotifications(
  news: News | undefined,
  options: {
    /** Who did it. */
    actor: AuditActor;
    /** Path in the portal. */
    link: string;
    /** What it is about, such as `environment-request:<id>`. */
    about: string;
  },
): Message[] {
  if (!news) {
    return [];
  }
  const { actor, link, about } = options;
  const except = refOf(actor);
  const recipients = [
    ...new Set(news.recipients.filter(isEntityRef).map(toMemberRef)),
  ].filter(ref => ref !== except);
  if (recipients.length === 0) {
    return [];
  }
  return [
    {
      kind: 'notification',
      payload: {
        ...news,
        recipients,
        ...(except && { except }),
        link,
        scope: `${about}:${news.topic}`,
      },
    },
  ];
}

function refOf(actor: AuditActor): string | undefined {
  const id = actor === 'system' ? undefined : actor.principal?.id;
  return id !== undefined && isEntityRef(id) ? toMemberRef(id) : undefined;
}
