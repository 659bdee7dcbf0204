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
import { TenantName } from '../TenantName';
import styles from './EnvironmentPage.module.css';

/** Every fact of a request, for whoever has to look something up. */
export function DetailsTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { quota } = request;
  return (
    <Box bg="neutral" className={styles.card}>
      <KeyValueList
        items={[
          { label: 'Namespace', value: <ShortName name={request.name} /> },
          {
            label: 'Component',
            value: request.component_ref && (
              <ActorLink
                entityRef={request.component_ref}
                defaultKind="component"
              />
            ),
          },
          {
            label: 'Tenant',
            value: request.tenant_id && (
              <TenantName tenantId={request.tenant_id} />
            ),
          },
          { label: 'Team', value: request.team },
          { label: 'Class', value: request.class },
          { label: 'Region', value: request.region },
          { label: 'Repository', value: <Repository request={request} /> },
          { label: 'Revision', value: request.revision },
          { label: 'Note', value: request.note },
          { label: 'Lifetime', value: formatHours(request.ttl_hours) },
          {
            label: 'Extensions',
            value: request.extensions ? String(request.extensions) : undefined,
          },
          {
            label: 'Limits',
            value: `${formatCpu(quota.cpu)} CPU, ${formatBytes(quota.memory)} memory, ${formatBytes(quota.storage)} storage, ${quota.pods} pods, ${quota.load_balancers} load balancers`,
          },
          { label: 'Policies', value: request.policy_packs.join(', ') },
          {
            label: 'Estimated cost',
            value: <Money amountUsd={request.estimated_monthly_cost_usd} />,
          },
          {
            label: 'Requested',
            value: <RelativeTime time={request.created_at} />,
          },
          {
            label: 'Ready',
            value: request.ready_at && <RelativeTime time={request.ready_at} />,
          },
          {
            label: isFinal(request.status) ? 'Was to end' : 'Ends',
            value: request.expires_at && (
              <RelativeTime time={request.expires_at} />
            ),
          },
          {
            label: 'Plan',
            value: (
              <ShortId id={request.plan_digest} label="digest of the plan" />
            ),
          },
          {
            label: 'Request',
            value: <ShortId id={request.id} label="id of the request" />,
          },
          {
            label: 'Links',
            value: request.links?.length ? (
              <LinkList links={request.links} />
            ) : undefined,
          },
        ]}
      />
    </Box>
  );
}

function ShortName(props: { name: string }) {
  return <code className={styles.code}>{props.name}</code>;
}

function Repository(props: { request: EnvironmentRequest }) {
  const { repository } = props.request;
  if (!repository) {
    return 'None given';
  }
  return repository.startsWith('https://') ? (
    <Link href={repository} target="_blank" rel="noopener noreferrer">
      {repository}
    </Link>
  ) : (
    repository
  );
}
