import type { ReactNode } from 'react';
import { Content, PageWithHeader } from '@backstage/core-components';
import { useEnvironmentsWords } from '../../translation';
import { ApprovalsPage } from '../ApprovalsPage';
import { EnvironmentsRouter } from '../EnvironmentsRouter';

/** The pages below `/environments` in a portal of the old frontend system, which gives pages no header. */
export function ClassicEnvironmentsPage() {
  const { t } = useEnvironmentsWords();
  return (
    <ClassicFrame title={t('environmentsPage.title')}>
      <EnvironmentsRouter />
    </ClassicFrame>
  );
}

/** The approvals page in a portal of the old frontend system. */
export function ClassicApprovalsPage() {
  const { t } = useEnvironmentsWords();
  return (
    <ClassicFrame title={t('approvalsPage.title')}>
      <ApprovalsPage />
    </ClassicFrame>
  );
}

function ClassicFrame(props: { title: string; children: ReactNode }) {
  return (
    <PageWithHeader title={props.title} themeId="tool">
      <Content noPadding>{props.children}</Content>
    </PageWithHeader>
  );
}
