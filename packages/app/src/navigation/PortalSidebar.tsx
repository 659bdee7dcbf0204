import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import {
  type NavContentComponentProps,
  type NavContentNavItem,
} from '@backstage/plugin-app-react';
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
  const nav = navItems.withComponent(NavigationItem);
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label="Search" icon={<RiSearchLine />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<RiMenuLine />}>
        {nav.take('page:home')}
        {nav.take('page:environments')}
        {nav.take('page:environments/approvals')}
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
        label="Notifications"
        icon={<RiNotification2Line />}
        to="/notifications"
      >
        <NotificationsSidebarItem />
      </SidebarGroup>
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        <Settings />
      </SidebarGroup>
    </Sidebar>
  );
}

function NavigationItem({ href, icon, title }: NavContentNavItem) {
  return <SidebarItem to={href} icon={() => icon} text={title} />;
}
