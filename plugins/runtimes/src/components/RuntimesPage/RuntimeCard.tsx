import { useRouteRef } from '@backstage/core-plugin-api';
import { Box, Link } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  Flash,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { runtimeTypeWords } from '../../model';
import { runtimeRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { HealthStrip } from '../HealthStrip';
import { RuntimeMenu, useRuntimeCheck } from '../RuntimeMoves';
import { RuntimeFacts, RuntimeState } from '../RuntimeState';
import styles from './RuntimesPage.module.css';

/** Props of {@link RuntimeCard}. */
export type RuntimeCardProps = {
  runtime: RuntimeEnvironment;
  onChanged: () => void;
};

/** Whether a runtime environment is well, what waits for it, and what can be done. */
export function RuntimeCard(props: RuntimeCardProps) {
  const { runtime, onChanged } = props;
  const { t } = useRuntimesWords();
  const runtimePath = useRouteRef(runtimeRouteRef);
  const check = useRuntimeCheck(runtime, onChanged);
  return (
    <Box
      as="article"
      bg="neutral"
      className={styles.card}
      aria-label={runtime.title}
    >
      <header className={styles.header}>
        <div className={styles.names}>
          <Link
            href={runtimePath({ id: runtime.id })}
            variant="body-large"
            weight="bold"
            standalone
            className={styles.title}
          >
            {runtime.title}
          </Link>
          <span className={styles.type}>
            <code>{runtime.name}</code> · {runtimeTypeWords(runtime.type, t)}
          </span>
        </div>
        <Flash token={runtime.health_status}>
          <StatusChip status={runtime.health_status} />
        </Flash>
        <RuntimeMenu runtime={runtime} check={check} onChanged={onChanged} />
      </header>
      {check.error && (
        <ErrorPanel
          title={t('health.checkFailed')}
          error={check.error}
          onRetry={check.run}
        />
      )}
      <RuntimeState runtime={runtime} />
      <HealthStrip runtime={runtime} />
      <RuntimeFacts runtime={runtime} />
    </Box>
  );
}
