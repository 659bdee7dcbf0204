import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NOTIFICATION_ORIGIN,
  type NotificationTopic,
} from '@groundwork/plugin-control-plane-common';
import { settingsTranslationRef } from './translation';

const keys = {
  approvals: 'approvals',
  decisions: 'decisions',
  ready: 'ready',
  failures: 'failures',
  drift: 'drift',
  expiry: 'expiry',
  suspension: 'suspension',
  removal: 'removal',
  extensions: 'extensions',
  substitutes: 'substitutes',
  tenants: 'tenants',
  entitlements: 'entitlements',
  trials: 'trials',
  'api-keys': 'apiKeys',
  runtimes: 'runtimes',
  audit: 'audit',
} as const satisfies Record<NotificationTopic, string>;

/** What topics of somebody are called, and what they are about; without a topic, all of them. */
export function useTopicWords(
  origin: string,
): (topic: string | undefined) => { title: string; description?: string } {
  const { t } = useTranslationRef(settingsTranslationRef);
  return topic => {
    if (origin !== NOTIFICATION_ORIGIN) {
      return { title: inWords(topic ?? origin.replace(/^plugin:/, '')) };
    }
    if (topic === undefined) {
      return {
        title: t('everything.title'),
        description: t('everything.description'),
      };
    }
    if (!isKnown(topic)) {
      return { title: inWords(topic) };
    }
    const key = keys[topic];
    return {
      title: t(`topics.${key}.title`),
      description: t(`topics.${key}.description`),
    };
  };
}

function isKnown(topic: string): topic is NotificationTopic {
  return Object.hasOwn(keys, topic);
}

/** An id of another plugin, which has no words that could be translated. */
function inWords(id: string): string {
  const words = id.replaceAll(/[-_:]+/g, ' ');
  return `${words.charAt(0).toLocaleUpperCase('en-US')}${words.slice(1)}`;
}
