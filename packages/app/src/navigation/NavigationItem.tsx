import { useCallback, type ReactNode } from 'react';
import { SidebarItem } from '@backstage/core-components';
import type { NavContentNavItem } from '@backstage/plugin-app-react';
import { usePageTitle } from '../translations/usePageTitle';

/** Props of {@link NavigationItem}. */
export type NavigationItemProps = Pick<
  NavContentNavItem,
  'href' | 'icon' | 'title'
> & {
  /** Stands at the corner of the icon. */
  badge?: ReactNode;
  /** Instead of the title, for screen readers. */
  label?: string;
};

/** The way to a page, with its title in the language that was chosen. */
export function NavigationItem(props: NavigationItemProps) {
  const { href, icon, title, badge, label } = props;
  const text = usePageTitle()(title);
  const Icon = useCallback(
    () => (
      <>
        {icon}
        {badge}
      </>
    ),
    [icon, badge],
  );
  return (
    <SidebarItem to={href} icon={Icon} text={text} aria-label={label ?? text} />
  );
}
