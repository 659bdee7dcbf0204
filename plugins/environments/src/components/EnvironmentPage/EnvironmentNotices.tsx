import { CirclePauseIcon, InfoIcon } from 'lucide-react';
import {
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { RelativeTime } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { PendingExtension } from '../PendingExtension';
import styles from './EnvironmentPage.module.css';

/** Props of {@link EnvironmentNotices}. */
export type EnvironmentNoticesProps = {
  request: EnvironmentRequest;
  /** Gets the request as an action answered it. */
  onChanged: (request: EnvironmentRequest) => void;
};

/** What somebody should know, or decide, before the rest: each only where it is so. */
export function EnvironmentNotices(props: EnvironmentNoticesProps) {
  const { request, onChanged } = props;
  return (
    <>
      {request.status === 'suspended' && <Suspended request={request} />}
      {request.pending_extension && (
        <PendingExtension
          request={request}
          extension={request.pending_extension}
          onDecided={onChanged}
        />
      )}
      {!isFinal(request.status) && <ClassMoved request={request} />}
    </>
  );
}

function Suspended(props: { request: EnvironmentRequest }) {
  const { removal_at: removalAt } = props.request;
  const { t } = useEnvironmentsWords();
  return (
    <p className={styles.notice} data-problem>
      <CirclePauseIcon aria-hidden="true" />
      <span>
        <strong>{t('environmentPage.suspended.title')}.</strong>{' '}
        {t('environmentPage.suspended.what')}{' '}
        {removalAt
          ? t('environmentPage.suspended.removal', {
              time: <RelativeTime time={removalAt} />,
            })
          : t('environmentPage.suspended.noRemoval')}
      </span>
    </p>
  );
}

/** A class may be another by now; what was made with it stays with the version that it was made with. */
function ClassMoved(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { t } = useEnvironmentsWords();
  const { class_version: version, class_version_current: current } = request;
  if (current === version) {
    return null;
  }
  const words = { class: request.class, version: String(version) };
  return (
    <p className={styles.notice}>
      <InfoIcon aria-hidden="true" />
      <span>
        {current === undefined
          ? t('environmentPage.classMoved.retired', words)
          : t(
              request.status === 'pending_approval'
                ? 'environmentPage.classMoved.changedPending'
                : 'environmentPage.classMoved.changed',
              { ...words, current: String(current) },
            )}
      </span>
    </p>
  );
}
