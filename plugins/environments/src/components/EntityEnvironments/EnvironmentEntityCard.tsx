import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ButtonLink,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Text,
} from '@backstage/ui';
import { ArrowRightIcon } from 'lucide-react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  controlPlaneApiRef,
  DriftDetails,
  ErrorPanel,
  LeaseBar,
  Legible,
  LiveDot,
  SkeletonLines,
  useEnvironmentRequest,
  type LiveQuery,
  useAction,
  isNotFound,
} from '@groundwork/plugin-control-plane-react';
import { leaseOf } from '../../model';
import { environmentRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { EnvironmentAnswer } from '../EnvironmentPage';
import { TenantName } from '../TenantName';
import { environmentIdOf } from './annotations';
import styles from './EntityEnvironments.module.css';

/** What an environment is right now, on its entity in the catalog. */
export function EnvironmentEntityCard() {
  const { entity } = useEntity();
  const id = environmentIdOf(entity);
  return id ? (
    <Card>
      <Legible>
        <LiveCard id={id} />
      </Legible>
    </Card>
  ) : null;
}

function LiveCard(props: { id: string }) {
  const { id } = props;
  const query = useEnvironmentRequest(id);
  const { value, error, refresh } = query;
  const { t } = useEnvironmentsWords();
  return (
    <>
      <CardHeader className={styles.header}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('catalog.environment')}
        </Text>
        {value && (
          <LiveDot
            connection={query.connection}
            isUpdating={query.isUpdating}
            updatedAt={query.updatedAt}
          />
        )}
      </CardHeader>
      {value ? (
        <LoadedCard request={value} query={query} />
      ) : (
        <CardBody>
          {isNotFound(error) && (
            <Text as="p" variant="body-medium">
              {t('catalog.own.gone')}
            </Text>
          )}
          {error && !isNotFound(error) && (
            <ErrorPanel
              title={t('catalog.own.notLoaded')}
              error={error}
              onRetry={refresh}
            />
          )}
          {!error && (
            <SkeletonLines count={4} label={t('catalog.own.loading')} />
          )}
        </CardBody>
      )}
    </>
  );
}

function LoadedCard(props: {
  request: EnvironmentRequest;
  query: LiveQuery<EnvironmentRequest>;
}) {
  const { request, query } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const environmentPath = useRouteRef(environmentRouteRef);
  const reconcile = useAction(async () => {
    const answer = await api.reconcileEnvironmentRequest(request.id);
    query.replace({
      ...answer,
      targets: answer.targets ?? request.targets,
      votes: answer.votes ?? request.votes,
    });
  });
  const drifted = (request.targets ?? []).filter(
    ({ drift }) => drift.length > 0,
  );
  const lease = leaseOf(request);
  const action = request.actions?.reconcile;
  return (
    <>
      <CardBody>
        <div className={styles.content}>
          <EnvironmentAnswer request={request} />
          {lease && (
            <Text as="p" variant="body-medium" className={styles.lease}>
              {t('catalog.own.timeLeft')} <LeaseBar {...lease} />
            </Text>
          )}
          {request.tenant_id && (
            <Text as="p" variant="body-medium">
              {t('catalog.own.tenant')}{' '}
              <TenantName tenantId={request.tenant_id} />
            </Text>
          )}
          {drifted.map(target => (
            <section key={target.id} aria-label={target.title}>
              <Text as="h4" variant="body-medium" weight="bold">
                {target.title}
              </Text>
              <DriftDetails drift={target.drift} />
            </section>
          ))}
          {reconcile.error && (
            <ErrorPanel
              title={t('catalog.own.notReconciled')}
              error={reconcile.error}
            />
          )}
        </div>
      </CardBody>
      <CardFooter className={styles.actions}>
        <ActionButton
          variant={drifted.length > 0 ? 'primary' : 'secondary'}
          isPending={reconcile.isPending}
          disabledReason={
            action && !action.allowed
              ? (action.reason ?? t('catalog.own.notNow'))
              : undefined
          }
          onPress={() => {
            reconcile.run();
          }}
        >
          {drifted.length > 0 ? t('actions.mendDrift') : t('actions.reconcile')}
        </ActionButton>
        <ButtonLink
          variant="secondary"
          iconEnd={<ArrowRightIcon />}
          href={environmentPath({ id: request.id })}
        >
          {t('catalog.own.statusPage')}
        </ButtonLink>
      </CardFooter>
    </>
  );
}
