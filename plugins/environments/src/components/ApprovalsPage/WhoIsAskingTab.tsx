import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  formatTotal,
  useEnvironmentCount,
  KeyValueList,
} from '@groundwork/plugin-control-plane-react';
import { CURRENT_STATUSES } from '../../hooks';

/** Who asks, for whom, and what they have already. */
export function WhoIsAskingTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { value: total } = useEnvironmentCount({
    owner: request.owner,
    status: CURRENT_STATUSES,
  });
  return (
    <KeyValueList
      items={[
        {
          label: 'Requested by',
          value: <ActorLink entityRef={request.requested_by} />,
        },
        {
          label: 'Owner',
          value: <ActorLink entityRef={request.owner} defaultKind="group" />,
        },
        {
          label: 'Owner has',
          value: total && `${formatTotal(total)} current, this one included`,
        },
        { label: 'Team', value: request.team },
        {
          label: 'Component',
          value: request.component_ref && (
            <ActorLink
              entityRef={request.component_ref}
              defaultKind="component"
            />
          ),
        },
        { label: 'Region', value: request.region },
        { label: 'Repository', value: request.repository },
        { label: 'Revision', value: request.revision },
      ]}
    />
  );
}
