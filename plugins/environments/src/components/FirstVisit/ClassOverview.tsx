import { useRouteRef } from '@backstage/core-plugin-api';
import { Box, Link, Text } from '@backstage/ui';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  Money,
  SkeletonCards,
  useEnvironmentClasses,
  useFormat,
} from '@groundwork/plugin-control-plane-react';
import { useRequestAccess } from '../../hooks';
import { requestRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import styles from './FirstVisit.module.css';

/** The classes that there are, each with the way to request it. */
export function ClassOverview() {
  const { t } = useEnvironmentsWords();
  const { value, error, refresh } = useEnvironmentClasses();
  if (value?.length === 0) {
    return null;
  }
  return (
    <section className={styles.classes}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('firstVisit.classes')}
      </Text>
      {error && (
        <ErrorPanel
          title={t('firstVisit.classesFailed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!value && !error && (
        <SkeletonCards height={152} label={t('firstVisit.classesLoading')} />
      )}
      {value && (
        <ul className={styles.cards}>
          {value.map(item => (
            <ClassItem key={item.name} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ClassItem(props: { item: EnvironmentClass }) {
  const { item } = props;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const requestPath = useRouteRef(requestRouteRef)();
  const { isAllowed } = useRequestAccess();
  return (
    <Box as="li" bg="neutral" className={styles.card}>
      {isAllowed ? (
        <Link
          href={`${requestPath}?class=${encodeURIComponent(item.name)}`}
          variant="body-large"
          weight="bold"
          standalone
          aria-label={t('firstVisit.requestClass', { title: item.title })}
          className={styles.link}
        >
          {item.title}
        </Link>
      ) : (
        <strong>{item.title}</strong>
      )}
      <span>{item.description}</span>
      <span className={styles.facts}>
        <Money amountUsd={item.estimated_monthly_cost_usd} />
        <span>{format.quota(item.quota)}</span>
        <span>
          {t('firstVisit.upTo', {
            hours: format.hours(item.ttl_hours_default),
          })}
        </span>
        <span>
          {t(
            item.approval_required
              ? 'firstVisit.approval'
              : 'firstVisit.noApproval',
          )}
        </span>
      </span>
    </Box>
  );
}
