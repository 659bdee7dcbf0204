import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList, Tabs } from '@backstage/ui';
import {
  formatTotal,
  useEnvironmentCount,
} from '@groundwork/plugin-control-plane-react';
import {
  CURRENT_STATUSES,
  LIST_TABS,
  tabQuery,
  type ListTab,
} from '../../hooks';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentListPage.module.css';

/** Props of {@link ListTabs}. */
export type ListTabsProps = {
  tab: ListTab;
  onTabChange: (tab: ListTab) => void;
};

/** Whose environments are listed, with how many there are. */
export function ListTabs(props: ListTabsProps) {
  const { tab, onTabChange } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <Tabs
      selectedKey={tab}
      onSelectionChange={key => onTabChange(key as ListTab)}
      className={styles.tabs}
    >
      <TabList aria-label={t('environmentsPage.title')}>
        {LIST_TABS.map(id => (
          <Tab key={id} id={id}>
            {t(`environmentsPage.tabs.${id}`)}
            <TabCount tab={id} />
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}

function TabCount(props: { tab: ListTab }) {
  const { value: total } = useEnvironmentCount({
    status: CURRENT_STATUSES,
    ...tabQuery(props.tab),
  });
  if (!total || total.value === 0) {
    return null;
  }
  return <span className={styles.count}>{formatTotal(total)}</span>;
}
