import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Tab, TabPanel, Tabs } from '@backstage/ui';
import type { Namespace } from '@groundwork/plugin-control-plane-common';
import { SkeletonLines, TabRow } from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';
import { NamespaceTargets } from './NamespaceTargets';
import styles from './NamespacePage.module.css';

const NamespaceMembers = lazy(() =>
  import('./NamespaceMembers').then(m => ({ default: m.NamespaceMembers })),
);
const NamespaceFacts = lazy(() =>
  import('./NamespaceFacts').then(m => ({ default: m.NamespaceFacts })),
);
const NamespaceEvents = lazy(() =>
  import('./NamespaceEvents').then(m => ({ default: m.NamespaceEvents })),
);

const TABS = ['targets', 'members', 'metadata', 'events'] as const;

/** Props of {@link NamespaceTabs}. */
export type NamespaceTabsProps = {
  namespace: Namespace;
  /** Gets the namespace as an action answered it. */
  onChanged: (namespace: Namespace) => void;
};

/** What there is to know beyond the first lines; which of it is open stands in the address. */
export function NamespaceTabs(props: NamespaceTabsProps) {
  const { namespace } = props;
  const { t } = useRuntimesWords();
  const [searchParams, setSearchParams] = useSearchParams();
  const asked = searchParams.get('tab');
  const open = TABS.find(tab => tab === asked) ?? TABS[0];
  return (
    <Tabs
      selectedKey={open}
      onSelectionChange={key =>
        setSearchParams(key === TABS[0] ? {} : { tab: String(key) }, {
          replace: true,
        })
      }
    >
      <TabRow label={namespace.composite_name} selected={open}>
        {TABS.map(tab => (
          <Tab key={tab} id={tab}>
            {t(`namespacePage.tabs.${tab}`)}
          </Tab>
        ))}
      </TabRow>
      <TabPanel id={open} className={styles.panel}>
        <Suspense fallback={<SkeletonLines count={5} />}>
          {open === 'targets' && <NamespaceTargets {...props} />}
          {open === 'members' && <NamespaceMembers namespace={namespace} />}
          {open === 'metadata' && <NamespaceFacts namespace={namespace} />}
          {open === 'events' && <NamespaceEvents id={namespace.id} />}
        </Suspense>
      </TabPanel>
    </Tabs>
  );
}
