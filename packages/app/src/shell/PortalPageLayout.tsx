import { useMemo } from 'react';
import {
  BreadcrumbEntry,
  useBreadcrumbEntries,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { useResolvedPath } from 'react-router-dom';
import { usePageTitle } from '../translations/usePageTitle';

/** The header of a page and the page, as Backstage lays them out, with titles in the language that was chosen. */
export function PortalPageLayout(props: PageLayoutProps) {
  const { icon, noHeader, titleLink, headerActions, tabs, children } = props;
  const say = usePageTitle();
  const path = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items: breadcrumbs } = useBreadcrumbEntries();
  const title = props.title && say(props.title);
  const shownTabs = useMemo(
    () =>
      tabs?.map(({ label, href, ...tab }) => ({
        ...tab,
        label: say(label),
        href: href.startsWith('/') ? href : `${path}/${href}`,
        matchStrategy: 'prefix' as const,
      })),
    [tabs, path, say],
  );
  if (noHeader) {
    return <>{children}</>;
  }
  const page = (
    <>
      <PluginHeader
        title={title}
        icon={icon}
        titleLink={titleLink}
        breadcrumbs={breadcrumbs}
        tabs={shownTabs}
        customActions={headerActions}
      />
      {children}
    </>
  );
  return title ? (
    <BreadcrumbEntry entry={{ label: title, href: titleLink ?? (path || '/') }}>
      {page}
    </BreadcrumbEntry>
  ) : (
    page
  );
}
