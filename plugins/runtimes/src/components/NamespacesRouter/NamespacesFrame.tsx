import type { ReactNode } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  PageFrame,
  type PageFrameProps,
} from '@groundwork/plugin-control-plane-react';
import {
  identityGroupsRouteRef,
  namespaceRulesRouteRef,
  namespacesRouteRef,
} from '../../routes';
import { useRuntimesWords } from '../../translation';
import { PageTabs } from '../PageTabs';

/** Props of {@link NamespacesFrame}. */
export type NamespacesFrameProps = Pick<PageFrameProps, 'live' | 'actions'> & {
  open: 'namespaces' | 'rules' | 'identityGroups';
  children: ReactNode;
};

/** What the lists about namespaces have in common. */
export function NamespacesFrame(props: NamespacesFrameProps) {
  const { open, live, actions, children } = props;
  const { t } = useRuntimesWords();
  const paths = {
    namespaces: useRouteRef(namespacesRouteRef)(),
    rules: useRouteRef(namespaceRulesRouteRef)(),
    identityGroups: useRouteRef(identityGroupsRouteRef)(),
  };
  return (
    <PageFrame title={t('namespacesPage.title')} live={live} actions={actions}>
      <PageTabs
        label={t('namespacesPage.title')}
        open={open}
        tabs={(['namespaces', 'rules', 'identityGroups'] as const).map(id => ({
          id,
          label: t(`namespacesPage.tabs.${id}`),
          path: paths[id],
        }))}
      >
        {children}
      </PageTabs>
    </PageFrame>
  );
}
