import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiWifiLine, RiWifiOffLine } from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslation';
import styles from './ConnectionNotice.module.css';

const BACK_MS = 4_000;

type Connection = 'untold' | 'lost' | 'back';

/** Says once for the whole portal that the browser is offline, and shortly that it is back. */
export function ConnectionNotice() {
  const { t } = useTranslationRef(portalTranslationRef);
  const connection = useConnection();
  const Icon = connection === 'lost' ? RiWifiOffLine : RiWifiLine;
  // There before it has something to say, so that screen readers say it.
  return (
    <div className={styles.region} role="status">
      {connection !== 'untold' && (
        <p className={styles.notice} data-connection={connection}>
          <Icon size={20} aria-hidden="true" />
          <span>{t(`connection.${connection}`)}</span>
        </p>
      )}
    </div>
  );
}

function useConnection(): Connection {
  // Not what the browser says at first: it counts networks, and this page has just come from somewhere
  const [connection, setConnection] = useState<Connection>('untold');
  useEffect(() => {
    const onOffline = () => setConnection('lost');
    const onOnline = () =>
      setConnection(before => (before === 'lost' ? 'back' : before));
    window.addEventListener('offline', onOffline);
    window.addEventListener('online', onOnline);
    return () => {
      window.removeEventListener('offline', onOffline);
      window.removeEventListener('online', onOnline);
    };
  }, []);
  useEffect(() => {
    if (connection !== 'back') {
      return undefined;
    }
    const timer = setTimeout(() => setConnection('untold'), BACK_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return connection;
}
