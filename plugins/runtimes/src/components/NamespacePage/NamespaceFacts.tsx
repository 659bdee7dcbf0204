import { Box, Text } from '@backstage/ui';
import type { Namespace } from '@groundwork/plugin-control-plane-common';
import {
  KeyValueList,
  RelativeTime,
  ShortId,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';
import styles from './NamespacePage.module.css';

/** Metadata of a namespace, what its name is made of, and what machines call it. */
export function NamespaceFacts(props: { namespace: Namespace }) {
  const { namespace } = props;
  const { t } = useRuntimesWords();
  const metadata = Object.entries(namespace.metadata);
  return (
    <div className={styles.cards}>
      <Box as="section" bg="neutral" className={styles.card}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('metadata.list')}
        </Text>
        {metadata.length === 0 ? (
          <Text as="p" variant="body-medium" color="secondary">
            {t('namespace.noMetadata')}
          </Text>
        ) : (
          <KeyValueList
            items={metadata.map(([label, value]) => ({ label, value }))}
          />
        )}
      </Box>
      <Box as="section" bg="neutral" className={styles.card}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('words.name')}
        </Text>
        <KeyValueList
          items={[
            ...Object.entries(namespace.name_components).map(
              ([label, value]) => ({ label, value }),
            ),
            {
              label: t('namespace.id'),
              value: (
                <ShortId id={namespace.id} label={t('namespace.idCopied')} />
              ),
            },
            {
              label: t('namespace.changed'),
              value: <RelativeTime time={namespace.updated_at} />,
            },
          ]}
        />
      </Box>
    </div>
  );
}
