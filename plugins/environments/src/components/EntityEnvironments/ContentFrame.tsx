import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import {
  Legible,
  LiveDot,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { RequestButton, type RequestButtonProps } from '../RequestButton';
import styles from './EntityEnvironments.module.css';

/** What every "Environments" tab has above its list. */
export function ContentFrame(props: {
  query: Pick<
    LiveQuery<object>,
    'value' | 'connection' | 'isUpdating' | 'updatedAt'
  >;
  /** What a request that begins here begins with; no button when absent. */
  request: RequestButtonProps | undefined;
  children: ReactNode;
}) {
  const { query, request, children } = props;
  const { t } = useEnvironmentsWords();
  return (
    <Legible>
      <div className={styles.content}>
        <header className={styles.header}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('catalog.title')}
          </Text>
          <span className={styles.actions}>
            {query.value !== undefined && (
              <LiveDot
                connection={query.connection}
                isUpdating={query.isUpdating}
                updatedAt={query.updatedAt}
              />
            )}
            {request && <RequestButton {...request} />}
          </span>
        </header>
        {children}
      </div>
    </Legible>
  );
}
