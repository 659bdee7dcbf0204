import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenancyTranslationRef } from '../../translation';
import { ProductCatalogPage } from '../ProductCatalogPage';
import { ClassicFrame } from './ClassicFrame';

/** {@link ProductCatalogPage} in a portal of the old frontend system. */
export function ClassicProductsPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <ClassicFrame title={t('productsPage.title')}>
      <ProductCatalogPage />
    </ClassicFrame>
  );
}
