import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
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
  /** The list of the tab. */
  children: ReactNode;
};

/** Whose environments are listed, with how many there are. */
export function ListTabs(props: ListTabsProps) {
  const { tab, onTabChange, children } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <Tabs
      selectedKey={tab}
      onSelectionChange={key => onTabChange(key as ListTab)}
    >
      <TabList className={styles.tabs} aria-label={t('environmentsPage.title')}>
        {LIST_TABS.map(id => (
          <Tab key={id} id={id}>
            {t(`environmentsPage.tabs.${id}`)}
            <TabCount tab={id} />
          </Tab>
        ))}
      </TabList>
      <TabPanel id={tab} className={styles.panel}>
        {children}
      </TabPanel>
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
