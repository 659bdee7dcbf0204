import { useSearchParams } from 'react-router-dom';
import { Tab, TabPanel, Tabs } from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  TabRow,
  type TargetsApi,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { ApprovalTab } from './ApprovalTab';
import { AuditTab } from './AuditTab';
import { DetailsTab } from './DetailsTab';
import { EventsTab } from './EventsTab';
import { PlanTab } from './PlanTab';
import { TargetsTab } from './TargetsTab';
import { YamlTab } from './YamlTab';
import styles from './EnvironmentPage.module.css';

const TABS = [
  'targets',
  'plan',
  'approval',
  'events',
  'yaml',
  'audit',
  'details',
] as const;
type TabId = (typeof TABS)[number];

/** Props of {@link EnvironmentTabs}. */
export type EnvironmentTabsProps = {
  request: EnvironmentRequest;
  /** Acts on targets, and shows what it does on the page. */
  targetsApi: TargetsApi;
};

/** What there is to know beyond the first lines; which of it is open stands in the address. */
export function EnvironmentTabs(props: EnvironmentTabsProps) {
  const { request, targetsApi } = props;
  const [searchParams, setSearchParams] = useSearchParams();
  const { t } = useEnvironmentsWords();
  const asked = searchParams.get('tab') as TabId;
  const selected = TABS.includes(asked) ? asked : TABS[0];
  return (
    <Tabs
      className={styles.tabs}
      selectedKey={selected}
      onSelectionChange={key =>
        setSearchParams(key === TABS[0] ? {} : { tab: String(key) }, {
          replace: true,
        })
      }
    >
      <TabRow label={t('environmentPage.tabList')} selected={selected}>
        {TABS.map(id => (
          <Tab key={id} id={id}>
            {t(`environmentPage.tabs.${id}`)}
          </Tab>
        ))}
      </TabRow>
      <TabPanel id="targets" className={styles.panel}>
        <TargetsTab request={request} targetsApi={targetsApi} />
      </TabPanel>
      <TabPanel id="plan" className={styles.panel}>
        <PlanTab request={request} />
      </TabPanel>
      <TabPanel id="approval" className={styles.panel}>
        <ApprovalTab request={request} />
      </TabPanel>
      <TabPanel id="events" className={styles.panel}>
        <EventsTab id={request.id} />
      </TabPanel>
      <TabPanel id="yaml" className={styles.panel}>
        <YamlTab request={request} />
      </TabPanel>
      <TabPanel id="audit" className={styles.panel}>
        <AuditTab request={request} />
      </TabPanel>
      <TabPanel id="details" className={styles.panel}>
        <DetailsTab request={request} />
      </TabPanel>
    </Tabs>
  );
}
