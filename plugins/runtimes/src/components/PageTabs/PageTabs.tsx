import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { Tab, TabPanel, Tabs } from '@backstage/ui';
import { TabRow } from '@groundwork/plugin-control-plane-react';
import styles from './PageTabs.module.css';

/** A tab of {@link PageTabs}. */
export type PageTab = { id: string; label: string; path: string };

/** Props of {@link PageTabs}. */
export type PageTabsProps = {
  /** What the tabs belong to, for screen readers. */
  label: string;
  tabs: PageTab[];
  /** Which is open. */
  open: string;
  children: ReactNode;
};

/** Pages that belong together, each with an address of its own. */
export function PageTabs(props: PageTabsProps) {
  const { label, tabs, open, children } = props;
  const navigate = useNavigate();
  return (
    <Tabs
      selectedKey={open}
      onSelectionChange={key => {
        const chosen = tabs.find(({ id }) => id === key);
        if (chosen && chosen.id !== open) {
          navigate(chosen.path);
        }
      }}
      // Walking over the tabs opens none, as each is a page to go back to.
      keyboardActivation="manual"
    >
      <TabRow label={label} selected={open}>
        {tabs.map(tab => (
          <Tab key={tab.id} id={tab.id}>
            {tab.label}
          </Tab>
        ))}
      </TabRow>
      <TabPanel id={open} className={styles.panel}>
        {children}
      </TabPanel>
    </Tabs>
  );
}
