import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PageFrame } from '@groundwork/plugin-control-plane-react';
import { tenancyTranslationRef } from '../../translation';

/** The products that tenants can request or try. */
export function ProductCatalogPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return <PageFrame title={t('productsPage.title')}>{null}</PageFrame>;
}
