import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Tab, TabPanel, Tabs } from '@backstage/ui';
import {
  apiKeyReadPermission,
  auditReadPermission,
  type Action,
  type Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  ForbiddenPanel,
  SkeletonLines,
  TabRow,
} from '@groundwork/plugin-control-plane-react';
import { tenantRouteRef, tenantTabRouteRef } from '../../routes';
import { useTenancyWords } from '../../translation';
import { OverviewTab } from './OverviewTab';
import styles from './TenantTabs.module.css';

const ProjectsTab = lazy(() =>
  import('../Projects').then(m => ({ default: m.ProjectsTab })),
);
const MembersTab = lazy(() =>
  import('../Members').then(m => ({ default: m.MembersTab })),
);
const ServiceAccountsTab = lazy(() =>
  import('../ServiceAccounts').then(m => ({ default: m.ServiceAccountsTab })),
);
const QuotasTab = lazy(() =>
  import('../Quotas').then(m => ({ default: m.QuotasTab })),
);
const EnvironmentsTab = lazy(() =>
  import('../TenantEnvironments').then(m => ({ default: m.EnvironmentsTab })),
);
const TenantEntitlements = lazy(() =>
  import('../Entitlements').then(m => ({ default: m.TenantEntitlements })),
);
const TenantApiKeys = lazy(() =>
  import('../ApiKeys').then(m => ({ default: m.TenantApiKeys })),
);
const AuditLog = lazy(() =>
  import('../AuditLog').then(m => ({ default: m.AuditLog })),
);

/** The tabs, by what stands for them in the address. */
const TABS = [
  ['overview', 'overview'],
  ['projects', 'projects'],
  ['members', 'members'],
  ['service-accounts', 'serviceAccounts'],
  ['quotas', 'quotas'],
  ['entitlements', 'entitlements'],
  ['api-keys', 'apiKeys'],
  ['environments', 'environments'],
  ['audit', 'audit'],
] as const;
type TabId = (typeof TABS)[number][0];

/** Props of {@link TenantTabs}. */
export type TenantTabsProps = {
  tenant: Tenant;
  /** Gets the tenant as an action answered it. */
  onChanged: (tenant: Tenant) => void;
};

/** What there is to know beyond the first lines; which of it is open stands in the address. */
export function TenantTabs(props: TenantTabsProps) {
  const { tenant, onChanged } = props;
  const { t } = useTenancyWords();
  const { '*': rest = '' } = useParams();
  const navigate = useNavigate();
  const tenantPath = useRouteRef(tenantRouteRef);
  const tabPath = useRouteRef(tenantTabRouteRef);
  const open =
    TABS.find(([id]) => id === rest.split('/')[0])?.[0] ?? TABS[0][0];
  const { slug } = tenant;

  return (
    <Tabs
      selectedKey={open}
      onSelectionChange={key =>
        navigate(
          key === TABS[0][0]
            ? tenantPath({ slug })
            : tabPath({ slug, tab: String(key) }),
        )
      }
      // Walking over the tabs opens none, as each is a page to go back to.
      keyboardActivation="manual"
    >
      <TabRow label={tenant.name} selected={open}>
        {TABS.map(([id, word]) => (
          <Tab key={id} id={id}>
            {t(`tenantPage.tabs.${word}`)}
          </Tab>
        ))}
      </TabRow>
      <TabPanel id={open} className={styles.panel}>
        <Suspense fallback={<SkeletonLines count={6} />}>
          <OpenTab tab={open} tenant={tenant} onChanged={onChanged} />
        </Suspense>
      </TabPanel>
    </Tabs>
  );
}

function OpenTab(props: TenantTabsProps & { tab: TabId }) {
  const { tab, tenant, onChanged } = props;
  const { actions } = tenant;
  switch (tab) {
    case 'projects':
      return <ProjectsTab tenant={tenant} />;
    case 'members':
      return <MembersTab tenant={tenant} />;
    case 'service-accounts':
      return <ServiceAccountsTab tenant={tenant} />;
    case 'quotas':
      return <QuotasTab tenant={tenant} />;
    case 'entitlements':
      return <TenantEntitlements tenant={tenant} />;
    case 'api-keys':
      return isRefused(actions?.read_api_keys) ? (
        <ForbiddenPanel permission={apiKeyReadPermission} />
      ) : (
        <TenantApiKeys tenant={tenant} />
      );
    case 'environments':
      return <EnvironmentsTab tenant={tenant} />;
    case 'audit':
      return isRefused(actions?.read_audit) ? (
        <ForbiddenPanel permission={auditReadPermission} />
      ) : (
        <AuditLog tenantId={tenant.id} />
      );
    default:
      return <OverviewTab tenant={tenant} onChanged={onChanged} />;
  }
}

/** Where the answer does not say, the API decides when it is tried. */
function isRefused(action: Action | undefined): boolean {
  return action?.allowed === false;
}
