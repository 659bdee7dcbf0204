import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import type { NotificationSettings as Settings } from '@backstage/plugin-notifications-common';
import { Container } from '@backstage/ui';
import {
  NOTIFICATION_ORIGIN,
  notificationTopics,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  RolledBack,
  SkeletonLines,
  TabSection,
  useLiveQuery,
  useOptimistic,
} from '@groundwork/plugin-control-plane-react';
import { choose, isWanted, listOrigins } from './notificationChoices';
import { NotificationChoice } from './NotificationChoice';
import { settingsTranslationRef } from './translation';
import { useTopicWords } from './useTopicWords';
import styles from './NotificationSettings.module.css';

const known = { [NOTIFICATION_ORIGIN]: notificationTopics };

/** What somebody is told, topic by topic, and how. */
export function NotificationSettings() {
  const api = useApi(notificationsApiRef);
  const { t } = useTranslationRef(settingsTranslationRef);
  const query = useOptimistic(
    useLiveQuery<Settings>({
      key: 'notification-settings',
      load: () => api.getNotificationSettings(),
      isAffected: () => false,
    }),
  );
  const { value: settings, error } = query;
  if (!settings) {
    return (
      <Container>
        {error ? (
          <ErrorPanel
            title={t('failed')}
            error={error}
            onRetry={query.refresh}
          />
        ) : (
          <SkeletonLines count={8} label={t('loading')} />
        )}
      </Container>
    );
  }
  const choices = {
    settings,
    onChoose: (choice: Parameters<typeof choose>[1]) =>
      query.change({
        show: before => choose(before, choice),
        send: () => api.updateNotificationSettings(choose(settings, choice)),
        failed: t('unchanged'),
      }),
  };
  const origins = listOrigins(settings, known);
  const others = origins.filter(({ id }) => id !== NOTIFICATION_ORIGIN);
  return (
    <Container>
      <RolledBack change={query.rolledBack} onDismiss={query.forget} />
      <div className={styles.sections}>
        <TabSection
          title={t('controlPlane.title')}
          level={2}
          description={t('controlPlane.description')}
        >
          {origins
            .filter(({ id }) => id === NOTIFICATION_ORIGIN)
            .map(origin => (
              <OriginChoices key={origin.id} {...origin} {...choices} />
            ))}
        </TabSection>
        {others.length > 0 && (
          <TabSection
            title={t('others.title')}
            level={2}
            description={t('others.description')}
          >
            {others.map(origin => (
              <OriginChoices key={origin.id} {...origin} {...choices} />
            ))}
          </TabSection>
        )}
      </div>
    </Container>
  );
}

function OriginChoices(props: {
  id: string;
  topics: readonly string[];
  settings: Settings;
  onChoose: (choice: Parameters<typeof choose>[1]) => void;
}) {
  const { id: origin, topics, settings, onChoose } = props;
  const words = useTopicWords(origin);
  return (
    <ul className={styles.list}>
      {[undefined, ...topics].map(topic => (
        <NotificationChoice
          key={topic ?? ''}
          {...words(topic)}
          channels={settings.channels.map(({ id }) => id)}
          isWanted={channel => isWanted(settings, { channel, origin, topic })}
          onChoose={(channel, wanted) =>
            onChoose({ channel, origin, topic, topics, wanted })
          }
        />
      ))}
    </ul>
  );
}
