import { lazy, Suspense, useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { PlusIcon } from 'lucide-react';
import {
  productReadPermission,
  productWritePermission,
} from '@groundwork/plugin-control-plane-common';
import {
  Announcement,
  ForbiddenPanel,
  isForbidden,
  isNotFound,
  PageFrame,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import { readAll, useTenancyQuery } from '../../hooks';
import { useTenancyWords } from '../../translation';
import { TenantPicker } from '../shared/TenantPicker';
import { useAddress } from '../shared/useAddress';
import { ActingTenantNotice } from './ActingTenantNotice';
import { ProductList } from './ProductList';
import type { ProductTask } from './productTask';
import { useActingTenant } from './useActingTenant';
import styles from './ProductCatalogPage.module.css';

const ProductDialogs = lazy(() =>
  import('./ProductDialogs').then(m => ({ default: m.ProductDialogs })),
);

const NAMES = ['q'] as const;
const PAGE_SIZE = 200;

/** The products, what a tenant has of each, and what can be done about it. */
export function ProductCatalogPage() {
  const { t } = useTenancyWords();
  const { values, change } = useAddress(NAMES);
  const acting = useActingTenant();
  const tenant = acting.query.value?.tenant;
  const search = values.q ?? '';
  const { allowed: mayWrite } = usePermission({
    permission: productWritePermission,
  });
  const [task, setTask] = useState<ProductTask>();
  /** What was done, by key of the product; it stays where it was done. */
  const [done, setDone] = useState<Readonly<Record<string, string>>>({});

  const [announcement, setAnnouncement] = useState('');

  const products = useTenancyQuery({
    // Without the tenant the cards would show states that change at once.
    key: `${acting.query.isLoading} ${tenant?.id} ${search}`,
    subject: tenant?.id ?? 'none',
    tenantId: tenant?.id,
    parts: ['tenant', 'entitlements', 'product_requests'],
    load: async (api, options) =>
      acting.query.isLoading
        ? undefined
        : readAll(cursor =>
            api.catalog.listProducts(
              {
                tenant_id: tenant?.id,
                q: search || undefined,
                limit: PAGE_SIZE,
                cursor,
              },
              options,
            ),
          ),
  });

  if (isForbidden(products.error)) {
    return (
      <PageFrame title={t('productsPage.title')}>
        <ForbiddenPanel permission={productReadPermission} />
      </PageFrame>
    );
  }

  const finish = (key: string, sentence: string) => {
    setDone(previous => ({ ...previous, [key]: sentence }));
    products.refresh();
  };
  const addButton = mayWrite && (
    <Button
      variant="primary"
      iconStart={<PlusIcon />}
      onPress={() => setTask({ type: 'add' })}
    >
      {t('productsPage.edit.add')}
    </Button>
  );
  const hasTenantError =
    acting.query.error !== undefined && !isNotFound(acting.query.error);
  const isBlank = products.value?.length === 0 && !search;

  return (
    <PageFrame
      title={t('productsPage.title')}
      live={products}
      // An empty list has the same button where the list would be.
      actions={isBlank ? undefined : addButton || undefined}
    >
      <Announcement>{announcement}</Announcement>
      <div className={styles.toolbar}>
        <TenantPicker
          key={tenant?.id}
          label={t('productsPage.actingFor')}
          tenant={tenant}
          onChoose={({ slug }) => {
            setDone({});
            acting.choose(slug);
          }}
          className={styles.picker}
        />
        <SearchBox
          label={t('productsPage.search')}
          placeholder={t('productsPage.search')}
          value={search}
          onChange={q => change({ q }, { replace: true })}
        />
      </div>
      <ActingTenantNotice acting={acting} />
      {/* What stops the tenant from being read most often stops the products as well; once is enough to say it. */}
      {!(products.error && hasTenantError) && (
        <ProductList
          products={products}
          tenant={tenant}
          isFiltered={search !== ''}
          onClearFilter={() => change({ q: undefined })}
          addButton={addButton || undefined}
          isManaged={mayWrite}
          done={done}
          onTask={setTask}
        />
      )}
      {task && (
        <Suspense fallback={null}>
          <ProductDialogs
            task={task}
            tenant={tenant}
            onClose={() => setTask(undefined)}
            onDone={finish}
            onDeleted={product => {
              setAnnouncement(
                t('productsPage.delete.done', { product: product.name }),
              );
              products.refresh();
            }}
          />
        </Suspense>
      )}
    </PageFrame>
  );
}
