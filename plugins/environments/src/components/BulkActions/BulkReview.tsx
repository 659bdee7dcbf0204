import { useId } from 'react';
import {
  addHours,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { useFormat } from '@groundwork/plugin-control-plane-react';
import {
  isCancellation,
  titleOf,
  type BulkAction,
  type LeftOut,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './BulkActions.module.css';

/** Props of {@link BulkReview}. */
export type BulkReviewProps = {
  action: BulkAction;
  included: EnvironmentRequest[];
  leftOut: LeftOut[];
  /** How much longer, where it is extended. */
  hours: number;
};

/** Exactly what will happen to which, and which are left out and why. */
export function BulkReview(props: BulkReviewProps) {
  const { action, included, leftOut, hours } = props;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const includedId = useId();
  const leftOutId = useId();
  const freed = included
    .filter(request => !isCancellation(request))
    .reduce((sum, each) => sum + each.estimated_monthly_cost_usd, 0);
  return (
    <>
      {included.length > 0 && (
        <section aria-labelledby={includedId}>
          <h3 id={includedId} className={styles.heading}>
            {t('bulk.willDo', { count: included.length })}
          </h3>
          <ul className={styles.list}>
            {included.map(request => (
              <li key={request.id} className={styles.item}>
                <Name request={request} />
                <span className={styles.quiet}>
                  <What action={action} request={request} hours={hours} />
                </span>
              </li>
            ))}
          </ul>
          {action === 'delete' && freed > 0 && (
            <p>{t('bulk.delete.frees', { cost: format.monthlyCost(freed) })}</p>
          )}
        </section>
      )}
      {leftOut.length > 0 && (
        <section aria-labelledby={leftOutId}>
          <h3 id={leftOutId} className={styles.heading}>
            {t('bulk.leftOut', { count: leftOut.length })}
          </h3>
          <ul className={styles.list}>
            {leftOut.map(({ request, reason, isInSync }) => (
              <li key={request.id} className={styles.item}>
                <Name request={request} />
                <span className={styles.quiet}>
                  {reason ??
                    t(isInSync ? 'bulk.mend.inSync' : 'bulk.notAllowed')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Name(props: { request: EnvironmentRequest }) {
  const { request } = props;
  return (
    <span className={styles.name}>
      <strong>{titleOf(request)}</strong>{' '}
      <span className={styles.quiet}>{request.region}</span>
    </span>
  );
}

function What(props: {
  action: BulkAction;
  request: EnvironmentRequest;
  hours: number;
}) {
  const { action, request, hours } = props;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  switch (action) {
    case 'extend':
      return (
        <>
          {t('bulk.extend.what', {
            time: request.expires_at
              ? format.exactTime(addHours(request.expires_at, hours))
              : '–',
            hours: format.hours(hours),
          })}
        </>
      );
    case 'delete':
      return (
        <>
          {isCancellation(request)
            ? t('bulk.delete.whatCancelled')
            : t('bulk.delete.what', {
                cost: format.monthlyCost(request.estimated_monthly_cost_usd),
              })}
        </>
      );
    default:
      return <>{t(`bulk.${action}.what`)}</>;
  }
}
