import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PageFrame } from '@groundwork/plugin-control-plane-react';
import { tenancyTranslationRef } from '../../translation';

/** All tenants that the person may see. */
export function TenantListPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return <PageFrame title={t('tenantsPage.title')}>{null}</PageFrame>;
}
