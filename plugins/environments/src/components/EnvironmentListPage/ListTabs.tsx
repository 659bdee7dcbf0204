import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type { Total } from '@groundwork/plugin-control-plane-common';
import {
  useEnvironmentCount,
  useEnvironmentCounts,
  useFormat,
} from '@groundwork/plugin-control-plane-react';
import {
  CURRENT_STATUSES,
  LIST_TABS,
  tabQuery,
  type ListTab,
} from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentListPage.module.css';

/** Props of {@link ListTabs}. */
export type ListTabsProps = {
  tab: ListTab;
  onTabChange: (tab: ListTab) => void;
  /** Stands beside the tabs. */
  end?: ReactNode;
  /** The list of the tab. */
  children: ReactNode;
};

/** Whose environments are listed, with how many there are. */
export function ListTabs(props: ListTabsProps) {
  const { tab, onTabChange, end, children } = props;
  const { t } = useEnvironmentsWords();
  const { value: counts } = useEnvironmentCounts();
  const counted: Partial<Record<ListTab, Total>> = {
    mine: counts?.mine,
    myTeams: counts?.my_teams,
    waiting: counts?.awaiting_my_decision,
  };
  return (
    <div className={styles.frame}>
      {/* What stands within tabs must be tabs or their panels. */}
      {end}
      <Tabs
        selectedKey={tab}
        onSelectionChange={key => onTabChange(key as ListTab)}
        className={styles.tabsRoot}
      >
        <TabList
          className={styles.tabs}
          aria-label={t('environmentsPage.title')}
        >
          {LIST_TABS.map(id => (
            <Tab key={id} id={id}>
              {t(`environmentsPage.tabs.${id}`)}
              {isCounted(id) ? (
                <Count total={counted[id]} />
              ) : (
                <TabCount tab={id} />
              )}
            </Tab>
          ))}
        </TabList>
        <TabPanel id={tab} className={styles.panel}>
          {children}
        </TabPanel>
      </Tabs>
    </div>
  );
}

function TabCount(props: { tab: ListTab }) {
  const { value: total } = useEnvironmentCount({
    status: CURRENT_STATUSES,
    ...tabQuery(props.tab),
  });
  return <Count total={total} />;
}

/** One call counts these for everybody; the others are counted as they are listed. */
function isCounted(tab: ListTab): boolean {
  return tab === 'mine' || tab === 'myTeams' || tab === 'waiting';
}

function Count(props: { total: Total | undefined }) {
  const { total } = props;
  const format = useFormat();
  if (!total || total.value === 0) {
    return null;
  }
  return <span className={styles.count}>{format.total(total)}</span>;
}
