import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  TEMPLATE_GATES_CHANNEL,
  type TemplateGateChanged,
  type TemplateGateList,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  ErrorPanel,
  RelativeTime,
  SkeletonLines,
  useEnvironmentRequests,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { tabQuery } from '../hooks';
import { titleOf } from '../model';
import { approvalsRouteRef } from '../routes';
import { useEnvironmentsWords } from '../translation';
import styles from './HomeWidget.module.css';

/** Something that waits for the person's decision. */
type Waiting = {
  id: string;
  title: string;
  /** What it is, or where. */
  detail: string;
  createdAt: string;
  /** Query of the inbox in which it is open. */
  query: string;
};

/** The requests and the runs of templates that have waited longest for the person. */
export function WaitingRows(props: { max: number }) {
  const { max } = props;
  const { t } = useEnvironmentsWords();
  const requests = useEnvironmentRequests({
    ...tabQuery('waiting'),
    order: 'created_at.asc',
    limit: max,
  });
  const gates = useWaitingGates(max);
  const approvalsPath = useRouteRef(approvalsRouteRef)();
  const error = requests.error ?? gates.error;
  if (!requests.value || !gates.value) {
    return error ? (
      <ErrorPanel
        title={t('home.failed')}
        error={error}
        onRetry={requests.error ? requests.refresh : gates.refresh}
      />
    ) : (
      <SkeletonLines count={2} label={t('home.loading')} />
    );
  }
  const waiting: Waiting[] = [
    ...requests.value.items.map(request => ({
      id: request.id,
      title: titleOf(request),
      detail: request.region,
      createdAt: request.created_at,
      query: `request=${encodeURIComponent(request.id)}`,
    })),
    ...gates.value.items.map(gate => ({
      id: gate.id,
      title: gate.title,
      detail: t('home.template', { title: gate.template_title }),
      createdAt: gate.created_at,
      query: `gate=${encodeURIComponent(gate.id)}`,
    })),
  ].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return (
    <ul className={styles.rows}>
      {waiting.slice(0, max).map(item => (
        <li key={item.id} className={styles.row}>
          <span className={styles.names}>
            <Link
              href={`${approvalsPath}?${item.query}`}
              variant="body-medium"
              weight="bold"
            >
              {item.title}
            </Link>
            <span className={styles.quiet}>{item.detail}</span>
          </span>
          <span className={styles.quiet}>
            {t('home.asked', { time: <RelativeTime time={item.createdAt} /> })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useWaitingGates(limit: number) {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery<TemplateGateList, TemplateGateChanged>({
    key: `gates waiting ${limit}`,
    channel: TEMPLATE_GATES_CHANNEL,
    load: signal =>
      api.gates.list(
        { awaiting_my_decision: true, order: 'created_at.asc', limit },
        { signal },
      ),
  });
}
