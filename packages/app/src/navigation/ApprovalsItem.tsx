import { useMemo } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentRequestCounts } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { portalTranslationRef } from '../translations/portalTranslation';
import { usePageTitle } from '../translations/usePageTitle';
import { NavigationItem, type NavigationItemProps } from './NavigationItem';
import styles from './ApprovalsItem.module.css';

/** Signals tell of changes at once; this is for when they are lost. */
const INTERVAL_MS = 60_000;
const SHOWN_MAX = 99;

/** The way to the approvals, with how many of them wait for the person; kept up to date. */
export default function ApprovalsItem(props: NavigationItemProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const title = usePageTitle()(props.title);
  const count = useWaitingCount();
  const badge = useMemo(
    () =>
      count > 0 ? (
        <span
          className={styles.badge}
          data-count={count > SHOWN_MAX ? `${SHOWN_MAX}+` : count}
        />
      ) : undefined,
    [count],
  );
  return (
    <NavigationItem
      {...props}
      badge={badge}
      label={count > 0 ? t('nav.waiting', { title, count }) : undefined}
    />
  );
}

/** Requests and gates that wait for the person; none while it is not known, and for people who may not decide. */
function useWaitingCount(): number {
  const api = useApi(controlPlaneApiRef);
  const { value } = useLiveQuery<EnvironmentRequestCounts>({
    key: 'waiting',
    load: signal => api.countEnvironmentRequests({ signal }),
    intervalMs: () => INTERVAL_MS,
  });
  return value
    ? value.awaiting_my_decision.value + value.gates_awaiting_my_decision.value
    : 0;
}
