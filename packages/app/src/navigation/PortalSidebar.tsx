import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import {
  Settings,
  UserSettingsSignInAvatar,
} from '@backstage/plugin-user-settings';
import {
  RiMenuLine,
  RiNotification2Line,
  RiSearchLine,
} from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslation';
import { LiveApprovalsItem } from './LiveApprovalsItem';
import { NavigationItem } from './NavigationItem';
import { SidebarLogo } from './SidebarLogo';

/** Pages that have a place of their own below, or are reached from elsewhere. */
const pagesOutsideTheMenu = [
  'page:search',
  'page:notifications',
  'page:user-settings',
  'page:app-visualizer',
  'page:catalog-graph',
];

/** The way around the portal: what people come for first, then every other installed page. */
export function PortalSidebar({ navItems }: NavContentComponentProps) {
  for (const page of pagesOutsideTheMenu) {
    navItems.take(page);
  }
  const { t } = useTranslationRef(portalTranslationRef);
  const approvals = navItems.take('page:environments/approvals');
  const nav = navItems.withComponent(NavigationItem);
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup
        label={t('titles.search')}
        icon={<RiSearchLine />}
        to="/search"
      >
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label={t('nav.menu')} icon={<RiMenuLine />}>
        {nav.take('page:home')}
        {nav.take('page:environments')}
        {approvals && <LiveApprovalsItem {...approvals} />}
        {nav.take('page:runtimes/namespaces')}
        {nav.take('page:runtimes')}
        {nav.take('page:tenancy')}
        {nav.take('page:tenancy/products')}
        {nav.take('page:tenancy/audit')}
        <SidebarDivider />
        {nav.take('page:catalog')}
        {nav.take('page:api-docs')}
        {nav.take('page:scaffolder')}
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup
        label={t('titles.notifications')}
        icon={<RiNotification2Line />}
        to="/notifications"
      >
        <NotificationsSidebarItem text={t('titles.notifications')} />
      </SidebarGroup>
      <SidebarGroup
        label={t('titles.settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        <Settings />
      </SidebarGroup>
    </Sidebar>
  );
}
