import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { ServerIcon } from 'lucide-react';
import {
  environmentRequestReadPermission,
  type EnvironmentRequestCounts,
  type Total,
} from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  isForbidden,
  Legible,
  LiveDot,
  SkeletonLines,
  useEnvironmentCounts,
  useMissingPermission,
} from '@groundwork/plugin-control-plane-react';
import { RequestButton } from '../components/RequestButton';
import { useEnvironmentsWords } from '../translation';
import { HomeSection } from './HomeSection';
import styles from './HomeWidget.module.css';

/** What waits for the person, what is theirs, and what of it ends soon; kept up to date. */
export function HomeWidget(): JSX.Element {
  const { t } = useEnvironmentsWords();
  const missingPermission = useMissingPermission(
    environmentRequestReadPermission,
  );
  const counts = useEnvironmentCounts();
  const { value, error, refresh } = counts;
  return (
    <Card>
      <Legible>
        <CardHeader className={styles.header}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('home.title')}
          </Text>
          {value && <LiveDot {...counts} />}
        </CardHeader>
        <CardBody>
          {!value && !error && (
            <SkeletonLines count={6} label={t('home.loading')} />
          )}
          {!value && isForbidden(error) && (
            <Text as="p" variant="body-medium">
              {missingPermission}
            </Text>
          )}
          {!value && error && !isForbidden(error) && (
            <ErrorPanel
              title={t('home.failed')}
              error={error}
              onRetry={refresh}
            />
          )}
          {value && isEmpty(value) && (
            <EmptyState
              icon={<ServerIcon />}
              title={t('home.emptyTitle')}
              description={t('home.emptyDescription')}
              action={<RequestButton variant="secondary" />}
            />
          )}
          {value && !isEmpty(value) && (
            <div className={styles.sections}>
              <HomeSection section="waiting" total={waitingFor(value)} />
              <HomeSection section="mine" total={value.mine} />
              <HomeSection section="expiring" total={value.expiring} />
            </div>
          )}
        </CardBody>
      </Legible>
    </Card>
  );
}

/** Requests and runs of templates alike. */
function waitingFor(counts: EnvironmentRequestCounts): Total {
  const { awaiting_my_decision: requests, gates_awaiting_my_decision: gates } =
    counts;
  return {
    value: requests.value + gates.value,
    relation:
      requests.relation === 'gte' || gates.relation === 'gte' ? 'gte' : 'eq',
  };
}

function isEmpty(counts: EnvironmentRequestCounts): boolean {
  return [waitingFor(counts), counts.mine, counts.expiring].every(
    ({ value }) => value === 0,
  );
}
