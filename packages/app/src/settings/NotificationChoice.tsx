import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Switch, Text } from '@backstage/ui';
import { settingsTranslationRef } from './translation';
import styles from './NotificationSettings.module.css';

/** Props of {@link NotificationChoice}. */
export type NotificationChoiceProps = {
  title: string;
  description?: string;
  /** The ways of being told, as the backend names them. */
  channels: readonly string[];
  isWanted: (channel: string) => boolean;
  onChoose: (channel: string, isWanted: boolean) => void;
};

/** One thing that somebody is told or not, with a switch for each way of being told. */
export function NotificationChoice(props: NotificationChoiceProps) {
  const { title, description, channels, isWanted, onChoose } = props;
  const { t } = useTranslationRef(settingsTranslationRef);
  const descriptionId = useId();
  const isOnly = channels.length === 1;
  return (
    <li className={styles.choice}>
      <div>
        <Text as="p" variant="body-medium" weight="bold">
          {title}
        </Text>
        {description && (
          <Text
            as="p"
            id={descriptionId}
            variant="body-medium"
            color="secondary"
          >
            {description}
          </Text>
        )}
      </div>
      <div className={styles.switches}>
        {channels.map(channel => {
          const name = channel === 'Web' ? t('web') : channel;
          return (
            <Switch
              key={channel}
              label={isOnly ? undefined : name}
              aria-label={
                isOnly ? title : t('channelOf', { topic: title, channel: name })
              }
              aria-describedby={description && descriptionId}
              isSelected={isWanted(channel)}
              onChange={wanted => onChoose(channel, wanted)}
            />
          );
        })}
      </div>
    </li>
  );
}
