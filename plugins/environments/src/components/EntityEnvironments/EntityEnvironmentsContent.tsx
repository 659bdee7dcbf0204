import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { environmentRequestReadPermission } from '@groundwork/plugin-control-plane-common';
import {
  ForbiddenPanel,
  isForbidden,
  useEnvironmentRequests,
} from '@groundwork/plugin-control-plane-react';
import { toQuery, useListParameters } from '../../hooks';
import { EnvironmentList } from '../EnvironmentListPage';
import { ContentFrame } from './ContentFrame';
import { SystemEnvironments } from './SystemEnvironments';
import { isSystem } from './useEnvironmentsOf';

/** The "Environments" tab of a component, a system, or a group. */
export function EntityEnvironmentsContent() {
  const { entity } = useEntity();
  if (isSystem(entity)) {
    return <SystemEnvironments entity={entity} />;
  }
  const ref = stringifyEntityRef(entity);
  return entity.kind.toLocaleLowerCase('en-US') === 'component' ? (
    <ListedEnvironments componentRef={ref} />
  ) : (
    <ListedEnvironments ownerRef={ref} />
  );
}

function ListedEnvironments(props: {
  componentRef?: string;
  ownerRef?: string;
}) {
  const { componentRef, ownerRef } = props;
  const list = useListParameters();
  const requests = useEnvironmentRequests(
    toQuery(list.parameters, { component_ref: componentRef, owner: ownerRef }),
  );
  // An empty list has the same button where the list would be.
  const isBlank = requests.value?.items.length === 0 && !list.isFiltered;
  if (isForbidden(requests.error)) {
    return <ForbiddenPanel permission={environmentRequestReadPermission} />;
  }
  return (
    <ContentFrame
      query={requests}
      request={isBlank ? undefined : { componentRef, ownerRef }}
    >
      <EnvironmentList
        list={list}
        requests={requests}
        componentRef={componentRef}
        ownerRef={ownerRef}
      />
    </ContentFrame>
  );
}
