import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { ChartBarIcon } from 'lucide-react';
import { environmentRequestReadPermission } from '@groundwork/plugin-control-plane-common';
import {
  ForbiddenPanel,
  useEnvironmentRequests,
  PageFrame,
  isForbidden,
} from '@groundwork/plugin-control-plane-react';
import {
  toQuery,
  useDefaultView,
  useListLayout,
  useListParameters,
  useSavedViews,
} from '../../hooks';
import { costsRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { NewHere } from '../FirstVisit';
import { RequestButton } from '../RequestButton';
import { SavedViewsMenu } from '../SavedViews';
import { EnvironmentList } from './EnvironmentList';
import { LayoutSwitch } from './LayoutSwitch';
import { ListTabs } from './ListTabs';
import styles from './EnvironmentListPage.module.css';

/** All environments that the person may see, with search, filters and pages in the address. */
export function EnvironmentListPage() {
  const { t } = useEnvironmentsWords();
  const list = useListParameters();
  const { layout, setLayout } = useListLayout(list);
  const saved = useSavedViews();
  useDefaultView(saved);
  const requests = useEnvironmentRequests(toQuery(list.parameters));
  const costsPath = useRouteRef(costsRouteRef)();
  const isBlank =
    requests.value?.items.length === 0 &&
    !list.isFiltered &&
    ['all', 'mine', 'myTeams'].includes(list.parameters.tab);
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
      actions={
        <>
          <ButtonLink
            href={costsPath}
            variant="secondary"
            iconStart={<ChartBarIcon />}
          >
            {t('environmentsPage.costs')}
          </ButtonLink>
          {/* An empty list has the same button where the list would be. */}
          {!isBlank && <RequestButton />}
        </>
      }
    >
      {!isBlank && requests.value && <NewHere />}
      <ListTabs
        tab={list.parameters.tab}
        onTabChange={tab => list.change({ tab })}
        end={
          <div className={styles.tools}>
            <SavedViewsMenu saved={saved} list={list} />
            <LayoutSwitch layout={layout} onChange={setLayout} />
          </div>
        }
      >
        <EnvironmentList list={list} requests={requests} layout={layout} />
      </ListTabs>
    </PageFrame>
  );
}
