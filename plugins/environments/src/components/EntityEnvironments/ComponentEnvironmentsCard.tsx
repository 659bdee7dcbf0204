import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Text,
} from '@backstage/ui';
import {
  environmentRequestReadPermission,
  type EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  DriftChip,
  ErrorPanel,
  explainMissingPermission,
  Flash,
  formatTotal,
  LeaseBar,
  Legible,
  SkeletonLines,
  StatusChip,
  useEnvironmentRequests,
  isForbidden,
} from '@groundwork/plugin-control-plane-react';
import { CURRENT_STATUSES } from '../../hooks';
import { environmentRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import { RequestButton } from '../RequestButton';
import styles from './EntityEnvironments.module.css';

const SHOWN_MAX = 5;

/** The environments of a component at a glance: "2 environments, 1 drifted". */
export function ComponentEnvironmentsCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(environmentsTranslationRef);
  const componentRef = stringifyEntityRef(entity);
  const { value, error, refresh } = useEnvironmentRequests({
    component_ref: componentRef,
    status: CURRENT_STATUSES,
    order: 'updated_at.desc',
    limit: SHOWN_MAX,
  });
  return (
    <Card>
      <Legible>
        <CardHeader>
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('environmentsPage.title')}
          </Text>
          {value && (
            <Text as="p" variant="body-medium">
              {describe(value)}
            </Text>
          )}
        </CardHeader>
        <CardBody>
          {isForbidden(error) && (
            <Text as="p" variant="body-medium">
              {explainMissingPermission(environmentRequestReadPermission)}
            </Text>
          )}
          {error && !isForbidden(error) && (
            <ErrorPanel
              title="The environments could not be loaded"
              error={error}
              onRetry={refresh}
            />
          )}
          {!error && !value && (
            <SkeletonLines count={3} label="Loading the environments" />
          )}
          {value && value.items.length > 0 && <Rows list={value} />}
        </CardBody>
        {value && (
          <CardFooter>
            <RequestButton componentRef={componentRef} variant="secondary" />
          </CardFooter>
        )}
      </Legible>
    </Card>
  );
}

function Rows(props: { list: EnvironmentRequestList }) {
  const environmentPath = useRouteRef(environmentRouteRef);
  return (
    <ul className={styles.rows}>
      {props.list.items.map(request => (
        <li key={request.id} className={styles.row}>
          <span className={styles.names}>
            <Link
              href={environmentPath({ id: request.id })}
              variant="body-medium"
              weight="bold"
            >
              {request.class}
            </Link>
            <span className={styles.quiet}>{request.region}</span>
          </span>
          <span className={styles.chips}>
            <Flash token={request.status}>
              <StatusChip status={request.status} />
            </Flash>
            {request.drift_status === 'drifted' && (
              <DriftChip drift={request.drift_status} />
            )}
            {request.expires_at && (
              <LeaseBar
                expiresAt={request.expires_at}
                ttlHours={request.ttl_hours}
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function describe(list: EnvironmentRequestList): string {
  const { items, total } = list;
  if (total.value === 0) {
    return 'None yet.';
  }
  const drifted = items.filter(
    ({ drift_status: drift }) => drift === 'drifted',
  ).length;
  const failed = items.filter(({ status }) => status === 'failed').length;
  return [
    total.value === 1 ? '1 environment' : `${formatTotal(total)} environments`,
    ...(drifted > 0 ? [`${drifted} drifted`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ');
}
