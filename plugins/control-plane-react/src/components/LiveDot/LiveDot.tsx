import { useFormat, useNow, type ConnectionState } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import styles from './LiveDot.module.css';

/** Props of {@link LiveDot}; the result of a live hook fits. @public */
export type LiveDotProps = {
  connection: ConnectionState;
  isUpdating?: boolean;
  /** Milliseconds since the epoch. */
  updatedAt?: number;
};

/** Says whether what is shown keeps itself up to date: "Live", or "Reconnecting, last update 12 s ago". @public */
export function LiveDot(props: LiveDotProps) {
  const { connection, isUpdating = false, updatedAt } = props;
  return (
    <span className={styles.root} data-connection={connection} role="status">
      <span className={styles.dot} aria-hidden="true" />
      {connection === 'live' ? (
        <LiveWord isUpdating={isUpdating} />
      ) : (
        <LostSince updatedAt={updatedAt} />
      )}
    </span>
  );
}

function LiveWord(props: { isUpdating: boolean }) {
  const { t } = useControlPlaneWords();
  return <span>{props.isUpdating ? t('live.updating') : t('live.live')}</span>;
}

function LostSince(props: { updatedAt: number | undefined }) {
  const { t } = useControlPlaneWords();
  const format = useFormat();
  const now = useNow(1_000);
  return (
    <>
      <span>{t('live.reconnecting')}</span>
      {props.updatedAt !== undefined && (
        // Counting seconds would make a screen reader speak every second.
        <span aria-hidden="true" className={styles.since}>
          {t('live.lastUpdate', {
            time: format.distance(Math.min(props.updatedAt - now, -1)),
          })}
        </span>
      )}
    </>
  );
}
