import type { ReactNode } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  PageFrame,
  type PageFrameProps,
} from '@groundwork/plugin-control-plane-react';
import { groupsRouteRef, queueRouteRef, runtimesRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { PageTabs } from '../PageTabs';

/** Props of {@link RuntimesFrame}. */
export type RuntimesFrameProps = Pick<PageFrameProps, 'live' | 'actions'> & {
  open: 'runtimes' | 'groups' | 'queue';
  children: ReactNode;
};

/** What the three pages of operators have in common. */
export function RuntimesFrame(props: RuntimesFrameProps) {
  const { open, live, actions, children } = props;
  const { t } = useRuntimesWords();
  const paths = {
    runtimes: useRouteRef(runtimesRouteRef)(),
    groups: useRouteRef(groupsRouteRef)(),
    queue: useRouteRef(queueRouteRef)(),
  };
  return (
    <PageFrame title={t('runtimesPage.title')} live={live} actions={actions}>
      <PageTabs
        label={t('runtimesPage.title')}
        open={open}
        tabs={(['runtimes', 'groups', 'queue'] as const).map(id => ({
          id,
          label: t(`runtimesPage.tabs.${id}`),
          path: paths[id],
        }))}
      >
        {children}
      </PageTabs>
    </PageFrame>
  );
}
