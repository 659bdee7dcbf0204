import { useSearchParams } from 'react-router-dom';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type {
  EnvironmentRequest,
  Target,
} from '@groundwork/plugin-control-plane-common';
import { DetailsTab } from './DetailsTab';
import { EventsTab } from './EventsTab';
import { PlanTab } from './PlanTab';
import { TargetsTab } from './TargetsTab';
import styles from './EnvironmentPage.module.css';

const TABS = ['targets', 'plan', 'events', 'details'];

/** Props of {@link EnvironmentTabs}. */
export type EnvironmentTabsProps = {
  request: EnvironmentRequest;
  /** Gets a target as an action answered it. */
  onTargetChanged: (target: Target) => void;
};

/** What there is to know beyond the first lines; which of it is open stands in the address. */
export function EnvironmentTabs(props: EnvironmentTabsProps) {
  const { request, onTargetChanged } = props;
  const [searchParams, setSearchParams] = useSearchParams();
  const asked = searchParams.get('tab') ?? TABS[0];
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
      <TabList aria-label="About this environment">
        <Tab id="targets">Targets</Tab>
        <Tab id="plan">Plan</Tab>
        <Tab id="events">Events</Tab>
        <Tab id="details">Details</Tab>
      </TabList>
      <TabPanel id="targets" className={styles.panel}>
        <TargetsTab request={request} onTargetChanged={onTargetChanged} />
      </TabPanel>
      <TabPanel id="plan" className={styles.panel}>
        <PlanTab request={request} />
      </TabPanel>
      <TabPanel id="events" className={styles.panel}>
        <EventsTab id={request.id} />
      </TabPanel>
      <TabPanel id="details" className={styles.panel}>
        <DetailsTab request={request} />
      </TabPanel>
    </Tabs>
  );
}
