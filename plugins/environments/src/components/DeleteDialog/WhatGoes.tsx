import useAsync from 'react-use/esm/useAsync';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  ErrorPanel,
  Money,
  SkeletonLines,
  useEnvironmentRequest,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';

/** What is lost when an environment is deleted: resources on each target, what it costs, and who is told. */
export function WhatGoes(props: { request: EnvironmentRequest }) {
  const { value, error, refresh } = useEnvironmentRequest(props.request.id);
  const { t } = useEnvironmentsWords();
  if (error) {
    return (
      <ErrorPanel
        title={t('deleteDialog.notLoaded')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines count={4} label={t('deleteDialog.loading')} />;
  }
  const targets = (value.targets ?? []).filter(
    ({ resources }) => resources.length > 0,
  );
  return (
    <ul>
      {targets.length === 0 && <li>{t('deleteDialog.nothing')}</li>}
      {targets.map(target => (
        <li key={target.id}>
          {t('deleteDialog.target', {
            target: <strong>{target.title}</strong>,
            count: target.resources.length,
            namespace: <code>{value.name}</code>,
          })}
        </li>
      ))}
      <li>
        {t('deleteDialog.cost', {
          amount: <Money amountUsd={value.estimated_monthly_cost_usd} />,
        })}
      </li>
      <li>
        <WhoIsTold request={value} />
      </li>
      <li>{t('deleteDialog.history')}</li>
    </ul>
  );
}

/** Whoever deletes it knows already. */
function WhoIsTold(props: { request: EnvironmentRequest }) {
  const { requested_by: requester, owner } = props.request;
  const { t } = useEnvironmentsWords();
  const identityApi = useApi(identityApiRef);
  const { value: me } = useAsync(
    async () => (await identityApi.getBackstageIdentity()).userEntityRef,
    [identityApi],
  );
  const [first, last] = [...new Set([requester, owner])]
    .filter(ref => ref !== me)
    .map(ref => (
      <ActorLink
        key={ref}
        entityRef={ref}
        defaultKind={ref === owner ? 'group' : 'user'}
      />
    ));
  if (!first) {
    return <>{t('deleteDialog.toldYourself')}</>;
  }
  return t('deleteDialog.told', {
    people: last ? t('deleteDialog.and', { first, last }) : first,
  });
}
