import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { environmentRequestReadPermission } from '@groundwork/plugin-control-plane-common';
import {
  ForbiddenPanel,
  useEnvironmentRequests,
  PageFrame,
  isForbidden,
} from '@groundwork/plugin-control-plane-react';
import { toQuery, useListParameters } from '../../hooks';
import { environmentsTranslationRef } from '../../translation';
import { RequestButton } from '../RequestButton';
import { EnvironmentList } from './EnvironmentList';
import { ListTabs } from './ListTabs';

/** All environments that the person may see, with search, filters and pages in the address. */
export function EnvironmentListPage() {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const list = useListParameters();
  const requests = useEnvironmentRequests(toQuery(list.parameters));
  const isBlank =
    requests.value?.items.length === 0 &&
    !list.isFiltered &&
    ['all', 'mine'].includes(list.parameters.tab);
  if (isForbidden(requests.error)) {
    return (
      <PageFrame title={t('environmentsPage.title')}>
        <ForbiddenPanel permission={environmentRequestReadPermission} />
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={t('environmentsPage.title')}
      live={requests}
      // An empty list has the same button where the list would be.
      actions={isBlank ? undefined : <RequestButton />}
    >
      <ListTabs
        tab={list.parameters.tab}
        onTabChange={tab => list.change({ tab })}
      >
        <EnvironmentList list={list} requests={requests} />
      </ListTabs>
    </PageFrame>
  );
}
