import {
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  formatBytes,
  formatCpu,
  formatHours,
  Money,
  RelativeTime,
  ShortId,
  KeyValueList,
  LinkList,
} from '@groundwork/plugin-control-plane-react';
import { Box, Link } from '@backstage/ui';
import { useEnvironmentsWords } from '../../translation';
import { TenantName } from '../TenantName';
import styles from './EnvironmentPage.module.css';

/** Every fact of a request, for whoever has to look something up. */
export function DetailsTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { quota } = request;
  const { t } = useEnvironmentsWords();
  return (
    <Box bg="neutral" className={styles.card}>
      <KeyValueList
        items={[
          {
            label: t('environmentPage.details.namespace'),
            value: <ShortName name={request.name} />,
          },
          {
            label: t('environmentPage.details.component'),
            value: request.component_ref && (
              <ActorLink
                entityRef={request.component_ref}
                defaultKind="component"
              />
            ),
          },
          {
            label: t('environmentPage.details.tenant'),
            value: request.tenant_id && (
              <TenantName tenantId={request.tenant_id} />
            ),
          },
          { label: t('environmentPage.details.team'), value: request.team },
          {
            label: t('environmentPage.details.class'),
            value: t('environmentPage.details.classVersion', {
              class: request.class,
              version: String(request.class_version),
            }),
          },
          { label: t('environmentPage.details.region'), value: request.region },
          {
            label: t('environmentPage.details.repository'),
            value: <Repository request={request} />,
          },
          {
            label: t('environmentPage.details.revision'),
            value: request.revision,
          },
          { label: t('environmentPage.details.note'), value: request.note },
          {
            label: t('parameters.title'),
            value: request.parameters && (
              <Parameters parameters={request.parameters} />
            ),
          },
          {
            label: t('environmentPage.details.lifetime'),
            value: formatHours(request.ttl_hours),
          },
          {
            label: t('environmentPage.details.extensions'),
            value: request.extensions ? String(request.extensions) : undefined,
          },
          {
            label: t('environmentPage.details.limits'),
            value: t('environmentPage.details.quota', {
              cpu: formatCpu(quota.cpu),
              memory: formatBytes(quota.memory),
              storage: formatBytes(quota.storage),
              pods: String(quota.pods),
              loadBalancers: String(quota.load_balancers),
            }),
          },
          {
            label: t('environmentPage.details.policies'),
            value: request.policy_packs.join(', '),
          },
          {
            label: t('environmentPage.details.cost'),
            value: <Money amountUsd={request.estimated_monthly_cost_usd} />,
          },
          {
            label: t('environmentPage.details.requested'),
            value: <RelativeTime time={request.created_at} />,
          },
          {
            label: t('environmentPage.details.ready'),
            value: request.ready_at && <RelativeTime time={request.ready_at} />,
          },
          {
            label: isFinal(request.status)
              ? t('environmentPage.details.wasToEnd')
              : t('environmentPage.details.ends'),
            value: request.expires_at && (
              <RelativeTime time={request.expires_at} />
            ),
          },
          {
            label: t('environmentPage.details.plan'),
            value: (
              <ShortId
                id={request.plan_digest}
                label={t('environmentPage.details.planId')}
              />
            ),
          },
          {
            label: t('environmentPage.details.request'),
            value: (
              <ShortId
                id={request.id}
                label={t('environmentPage.details.requestId')}
              />
            ),
          },
          {
            label: t('environmentPage.details.links'),
            value: request.links?.length ? (
              <LinkList links={request.links} />
            ) : undefined,
          },
        ]}
      />
    </Box>
  );
}

function Parameters(props: { parameters: Record<string, unknown> }) {
  return (
    <ul className={styles.parameters}>
      {Object.entries(props.parameters).map(([name, value]) => (
        <li key={name}>
          {name}:{' '}
          <code className={styles.code}>
            {typeof value === 'string' ? value : JSON.stringify(value)}
          </code>
        </li>
      ))}
    </ul>
  );
}

function ShortName(props: { name: string }) {
  return <code className={styles.code}>{props.name}</code>;
}

function Repository(props: { request: EnvironmentRequest }) {
  const { repository } = props.request;
  const { t } = useEnvironmentsWords();
  if (!repository) {
    return <>{t('environmentPage.details.noRepository')}</>;
  }
  return repository.startsWith('https://') ? (
    <Link href={repository} target="_blank" rel="noopener noreferrer">
      {repository}
    </Link>
  ) : (
    <>{repository}</>
  );
}
