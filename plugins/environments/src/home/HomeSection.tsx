import { useId } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import type {
  EnvironmentRequest,
  ListEnvironmentRequestsQuery,
  Total,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  Flash,
  LeaseBar,
  SkeletonLines,
  StatusChip,
  useEnvironmentRequests,
  useFormat,
} from '@groundwork/plugin-control-plane-react';
import { CURRENT_STATUSES, tabQuery } from '../hooks';
import { titleOf } from '../model';
import {
  approvalsRouteRef,
  environmentRouteRef,
  environmentsRouteRef,
} from '../routes';
import { useEnvironmentsWords } from '../translation';
import { WaitingRows } from './WaitingRows';
import styles from './HomeWidget.module.css';

const SHOWN_MAX = 3;

/** What a section shows. */
export type HomeSectionName = 'waiting' | 'mine' | 'expiring';

const NOTHING = {
  waiting: 'home.nothingWaiting',
  mine: 'home.nothingMine',
  expiring: 'home.nothingExpiring',
} as const;

/** The first few of a section, with the way to all of them. */
export function HomeSection(props: { section: HomeSectionName; total: Total }) {
  const { section, total } = props;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const headingId = useId();
  const allPath = useAllPath(section);
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <div className={styles.sectionHeader}>
        <h3 id={headingId} className={styles.heading}>
          {t(`home.${section}`)}
          {total.value > 0 && (
            <span className={styles.count}>{format.total(total)}</span>
          )}
        </h3>
        {total.value > SHOWN_MAX && (
          <Link
            href={allPath}
            variant="body-medium"
            aria-label={t('home.seeAllOf', {
              section: t(`home.${section}`),
              number: format.total(total),
            })}
          >
            {t('home.seeAll')}
          </Link>
        )}
      </div>
      {total.value === 0 ? (
        <p className={styles.quiet}>{t(NOTHING[section])}</p>
      ) : (
        <>
          {section === 'waiting' ? (
            <WaitingRows max={SHOWN_MAX} />
          ) : (
            <Rows section={section} />
          )}
        </>
      )}
    </section>
  );
}

/** Sections that list environments. */
type EnvironmentSection = Exclude<HomeSectionName, 'waiting'>;

function Rows(props: { section: EnvironmentSection }) {
  const { section } = props;
  const { t } = useEnvironmentsWords();
  const { value, error, refresh } = useEnvironmentRequests({
    ...sectionQuery(section),
    limit: SHOWN_MAX,
  });
  if (!value) {
    return error ? (
      <ErrorPanel title={t('home.failed')} error={error} onRetry={refresh} />
    ) : (
      <SkeletonLines count={2} label={t('home.loading')} />
    );
  }
  return (
    <ul className={styles.rows}>
      {value.items.map(request => (
        <Row key={request.id} request={request} />
      ))}
    </ul>
  );
}

function Row(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const environmentPath = useRouteRef(environmentRouteRef);
  return (
    <li className={styles.row}>
      <span className={styles.names}>
        <Link
          href={environmentPath({ id: request.id })}
          variant="body-medium"
          weight="bold"
        >
          {titleOf(request)}
        </Link>
        <span className={styles.quiet}>{request.region}</span>
      </span>
      <span className={styles.facts}>
        <Flash token={request.status}>
          <StatusChip status={request.status} />
        </Flash>
        {request.expires_at && (
          <LeaseBar
            expiresAt={request.expires_at}
            ttlHours={request.ttl_hours}
          />
        )}
      </span>
    </li>
  );
}

function sectionQuery(
  section: EnvironmentSection,
): ListEnvironmentRequestsQuery {
  return section === 'mine'
    ? {
        ...tabQuery('mine'),
        status: CURRENT_STATUSES,
        order: 'updated_at.desc',
      }
    : {
        ...tabQuery('expiring'),
        my_teams: true,
        order: 'expires_at.asc',
      };
}

function useAllPath(section: HomeSectionName): string {
  const environmentsPath = useRouteRef(environmentsRouteRef)();
  const approvalsPath = useRouteRef(approvalsRouteRef)();
  return section === 'waiting'
    ? approvalsPath
    : `${environmentsPath}?tab=${section}`;
}
