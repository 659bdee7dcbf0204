import { Skeleton } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import { useNow } from '@groundwork/plugin-control-plane-react';
import { useHealthHistory } from '../../hooks';
import {
  describeHealthSpan,
  describeHealthSpans,
  knownHealth,
  toHealthSpans,
} from '../../model';
import { useRuntimesWords } from '../../translation';
import styles from './HealthStrip.module.css';

/** Health over the last day, as a strip to the eye and a sentence to who does not see it. */
export function HealthStrip(props: { runtime: RuntimeEnvironment }) {
  const { runtime } = props;
  const { t } = useRuntimesWords();
  const now = useNow();
  const { value, error } = useHealthHistory(
    runtime.id,
    `${runtime.health_status} ${runtime.health_changed_at ?? ''}`,
  );
  if (error) {
    return <p className={styles.nothing}>{t('health.dayFailed')}</p>;
  }
  if (!value) {
    return <Skeleton height={34} width="100%" />;
  }
  const spans = toHealthSpans(knownHealth(runtime, value), now);
  return (
    <figure className={styles.root}>
      <div
        className={styles.strip}
        role="img"
        aria-label={describeHealthSpans(spans, t)}
      >
        {spans.map(span => (
          <span
            key={span.from}
            className={styles.span}
            data-status={span.status}
            style={{ flexGrow: span.to - span.from }}
            title={describeHealthSpan(span, t)}
          />
        ))}
      </div>
      <figcaption className={styles.scale} aria-hidden="true">
        <span>{t('health.dayAgo')}</span>
        <span>{t('health.now')}</span>
      </figcaption>
    </figure>
  );
}
