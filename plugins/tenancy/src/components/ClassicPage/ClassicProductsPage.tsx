import { useTenancyWords } from '../../translation';
import { ProductCatalogPage } from '../ProductCatalogPage';
import { ClassicFrame } from './ClassicFrame';

/** {@link ProductCatalogPage} in a portal of the old frontend system. */
export function ClassicProductsPage() {
  const { t } = useTenancyWords();
  return (
    <ClassicFrame title={t('productsPage.title')}>
      <ProductCatalogPage />
    </ClassicFrame>
  );
}
