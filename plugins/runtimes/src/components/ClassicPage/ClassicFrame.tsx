import type { ReactNode } from 'react';
import { Content, PageWithHeader } from '@backstage/core-components';

/** A page in a portal of the old frontend system, which gives pages no header. */
export function ClassicFrame(props: { title: string; children: ReactNode }) {
  return (
    <PageWithHeader title={props.title} themeId="tool">
      <Content noPadding>{props.children}</Content>
    </PageWithHeader>
  );
}
