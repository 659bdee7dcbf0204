import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  formatTotal,
  useEnvironmentCount,
  KeyValueList,
} from '@groundwork/plugin-control-plane-react';
import { CURRENT_STATUSES } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';

/** Who asks, for whom, and what they have already. */
export function WhoIsAskingTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { t } = useEnvironmentsWords();
  const { value: total } = useEnvironmentCount({
    owner: request.owner,
    status: CURRENT_STATUSES,
  });
  return (
    <KeyValueList
      items={[
        {
          label: t('who.requestedBy'),
          value: <ActorLink entityRef={request.requested_by} />,
        },
        {
          label: t('who.owner'),
          value: <ActorLink entityRef={request.owner} defaultKind="group" />,
        },
        {
          label: t('who.ownerHas'),
          value:
            total &&
            t('who.ownerHasCurrent', {
              count: total.value,
              total: formatTotal(total),
            }),
        },
        { label: t('who.team'), value: request.team },
        {
          label: t('who.component'),
          value: request.component_ref && (
            <ActorLink
              entityRef={request.component_ref}
              defaultKind="component"
            />
          ),
        },
        { label: t('who.region'), value: request.region },
        { label: t('who.repository'), value: request.repository },
        { label: t('who.revision'), value: request.revision },
      ]}
    />
  );
}
