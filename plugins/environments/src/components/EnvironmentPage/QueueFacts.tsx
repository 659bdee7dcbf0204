import type { QueueItem } from '@groundwork/plugin-control-plane-common';
import { RelativeTime } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';

/** Which process works on a target and for how long it may, or when one does next. */
export function QueueFacts(props: { item: QueueItem | undefined }) {
  const { t } = useEnvironmentsWords();
  const { claimed_by, lease_until, next_reconcile_at, attempt } =
    props.item ?? {};
  if (claimed_by && lease_until) {
    return (
      <span>
        {t('environmentPage.targets.claimed', {
          process: claimed_by,
          time: <RelativeTime time={lease_until} />,
        })}
      </span>
    );
  }
  // Where attempts failed, the lane says when the next one is.
  return next_reconcile_at && attempt === 0 ? (
    <span>
      {t('environmentPage.targets.due', {
        time: <RelativeTime time={next_reconcile_at} />,
      })}
    </span>
  ) : null;
}
