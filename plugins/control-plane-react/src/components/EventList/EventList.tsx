import type { EnvironmentEvent } from '@groundwork/plugin-control-plane-common';
import { ActorLink } from '../ActorLink';
import { RelativeTime } from '../RelativeTime';
import { ShortId } from '../ShortId';
import styles from './EventList.module.css';

/** Props of {@link EventList}. @public */
export type EventListProps = { events: EnvironmentEvent[] };

/** What happened, each as a sentence, by whom and when. @public */
export function EventList(props: EventListProps) {
  return (
    <ol className={styles.list}>
      {props.events.map(event => (
        <li key={event.id} className={styles.row}>
          <span className={styles.main}>
            <span>
              <Actor event={event} />
              {event.message}
            </span>
            {Object.entries(event.metadata).map(([name, value]) => (
              <span key={name} className={styles.code}>
                {name.replaceAll('_', ' ')}{' '}
                {value.length > 20 && !value.includes(' ') ? (
                  <ShortId id={value} label={name.replaceAll('_', ' ')} />
                ) : (
                  value
                )}
              </span>
            ))}
          </span>
          <RelativeTime time={event.created_at} />
        </li>
      ))}
    </ol>
  );
}

function Actor(props: { event: EnvironmentEvent }) {
  const { event } = props;
  if (event.actor_type === 'system') {
    return null;
  }
  return (
    <>
      <ActorLink entityRef={event.actor_id} />
      {': '}
    </>
  );
}
