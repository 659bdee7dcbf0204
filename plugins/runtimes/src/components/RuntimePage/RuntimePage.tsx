import { useNavigate, useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Box, ButtonLink, Text } from '@backstage/ui';
import { CompassIcon, WrenchIcon } from 'lucide-react';
import { useState } from 'react';
import {
  ControlPlaneError,
  runtimeReadPermission,
  type RuntimeEnvironment,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  EmptyState,
  ErrorPanel,
  Flash,
  ForbiddenPanel,
  isForbidden,
  isNotFound,
  PageFrame,
  reasonOf,
  SkeletonCards,
  StatusChip,
  TabSection,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useRuntime } from '../../hooks';
import { runtimeTypeWords } from '../../model';
import { runtimesRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { HealthStrip } from '../HealthStrip';
import {
  MaintenanceDialog,
  RuntimeMenu,
  useRuntimeCheck,
} from '../RuntimeMoves';
import { RuntimeFacts, RuntimeState } from '../RuntimeState';
import { HealthHistory } from './HealthHistory';
import { RuntimeWork } from './RuntimeWork';
import styles from './RuntimePage.module.css';

/** Everything about one runtime environment, live. */
export function RuntimePage() {
  const { id = '' } = useParams();
  const { t } = useRuntimesWords();
  const query = useRuntime(id);
  const { value, error, refresh } = query;
  if (value) {
    return <LoadedRuntime key={id} runtime={value} query={query} />;
  }
  return (
    <PageFrame title={t('runtimePage.title')}>
      <Instead error={error} onRetry={refresh} />
    </PageFrame>
  );
}

function LoadedRuntime(props: {
  runtime: RuntimeEnvironment;
  query: LiveQuery<RuntimeEnvironment>;
}) {
  const { runtime, query } = props;
  const { t } = useRuntimesWords();
  const navigate = useNavigate();
  const runtimesPath = useRouteRef(runtimesRouteRef)();
  const check = useRuntimeCheck(runtime, query.refresh);
  const [isMaintaining, setIsMaintaining] = useState(false);
  return (
    <PageFrame
      title={runtime.title}
      live={query}
      actions={
        <>
          <ActionButton
            variant="primary"
            iconStart={<WrenchIcon />}
            disabledReason={reasonOf(runtime.actions?.maintain)}
            onPress={() => setIsMaintaining(true)}
          >
            {t(
              runtime.maintenance
                ? 'actions.endMaintenance'
                : 'actions.beginMaintenance',
            )}
          </ActionButton>
          <RuntimeMenu
            runtime={runtime}
            variant="secondary"
            check={check}
            onChanged={query.refresh}
            onRemoved={() => navigate(runtimesPath)}
          />
        </>
      }
    >
      <div className={styles.answer}>
        <Flash token={runtime.health_status}>
          <StatusChip status={runtime.health_status} />
        </Flash>
        <Text as="p" variant="body-medium" color="secondary">
          <code className={styles.name}>{runtime.name}</code> ·{' '}
          {runtimeTypeWords(runtime.type, t)}
        </Text>
      </div>
      {check.error && (
        <ErrorPanel
          title={t('health.checkFailed')}
          error={check.error}
          onRetry={check.run}
        />
      )}
      <div className={styles.cards}>
        <Box
          as="section"
          bg="neutral"
          className={styles.card}
          aria-label={t('runtimes.health')}
        >
          <RuntimeState runtime={runtime} />
          <HealthStrip runtime={runtime} />
        </Box>
        <Box
          as="section"
          bg="neutral"
          className={styles.card}
          aria-label={t('runtime.facts')}
        >
          <RuntimeFacts runtime={runtime} />
        </Box>
      </div>
      <TabSection
        title={t('runtime.work')}
        description={t('runtime.workDescription')}
      >
        <RuntimeWork runtime={runtime} />
      </TabSection>
      <TabSection title={t('health.changes')}>
        <HealthHistory runtime={runtime} />
      </TabSection>
      {isMaintaining && (
        <MaintenanceDialog
          runtime={runtime}
          onDone={query.refresh}
          onClose={() => setIsMaintaining(false)}
        />
      )}
    </PageFrame>
  );
}

function Instead(props: { error: Error | undefined; onRetry: () => void }) {
  const { error, onRetry } = props;
  const { t } = useRuntimesWords();
  const runtimesPath = useRouteRef(runtimesRouteRef)();
  if (!error) {
    return (
      <>
        <SkeletonCards
          count={1}
          height={180}
          isWide
          label={t('runtime.loading')}
        />
        <SkeletonCards
          count={1}
          height={280}
          isWide
          label={t('runtime.loadingWork')}
        />
      </>
    );
  }
  if (isForbidden(error)) {
    return <ForbiddenPanel permission={runtimeReadPermission} />;
  }
  if (isNotFound(error) || isMalformed(error)) {
    return (
      <EmptyState
        icon={<CompassIcon />}
        title={t('runtime.unknownTitle')}
        description={t('runtime.unknownDescription')}
        action={
          <ButtonLink href={runtimesPath} variant="secondary">
            {t('runtime.all')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <ErrorPanel title={t('runtime.failed')} error={error} onRetry={onRetry} />
  );
}

/** An address that cannot be that of a runtime environment. */
function isMalformed(error: Error): boolean {
  return (
    error instanceof ControlPlaneError && error.code === 'validation_error'
  );
}
