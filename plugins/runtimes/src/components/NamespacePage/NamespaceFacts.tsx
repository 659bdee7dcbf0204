import { Box, Text } from '@backstage/ui';
import type { Namespace } from '@groundwork/plugin-control-plane-common';
import {
  KeyValueList,
  RelativeTime,
  ShortId,
} from '@groundwork/plugin-control-plane-react';
import styles from './NamespacePage.module.css';

/** Metadata of a namespace, what its name is made of, and what machines call it. */
export function NamespaceFacts(props: { namespace: Namespace }) {
  const { namespace } = props;
  const metadata = Object.entries(namespace.metadata);
  return (
    <div className={styles.cards}>
      <Box as="section" bg="neutral" className={styles.card}>
        <Text as="h3" variant="body-large" weight="bold">
          Metadata
        </Text>
        {metadata.length === 0 ? (
          <Text as="p" variant="body-medium" color="secondary">
            There is none.
          </Text>
        ) : (
          <KeyValueList
            items={metadata.map(([label, value]) => ({ label, value }))}
          />
        )}
      </Box>
      <Box as="section" bg="neutral" className={styles.card}>
        <Text as="h3" variant="body-large" weight="bold">
          Name
        </Text>
        <KeyValueList
          items={[
            ...Object.entries(namespace.name_components).map(
              ([label, value]) => ({ label, value }),
            ),
            { label: 'Id', value: <ShortId id={namespace.id} label="id" /> },
            {
              label: 'Changed',
              value: <RelativeTime time={namespace.updated_at} />,
            },
          ]}
        />
      </Box>
    </div>
  );
}
