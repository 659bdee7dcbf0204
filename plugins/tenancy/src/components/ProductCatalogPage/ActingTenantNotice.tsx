import { Text } from '@backstage/ui';
import { ErrorPanel, isNotFound } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import type { ActingTenant } from './useActingTenant';
import styles from './ProductCatalogPage.module.css';

/** Why no tenant can be acted for, or why little can be done for it. */
export function ActingTenantNotice(props: { acting: ActingTenant }) {
  const { t } = useTenancyWords();
  const { query, asked } = props.acting;
  if (isNotFound(query.error)) {
    return (
      <Notice
        title={t('productsPage.notice.unknownTitle', { slug: asked ?? '' })}
        words={t('productsPage.notice.unknown')}
      />
    );
  }
  if (query.error) {
    return (
      <ErrorPanel
        title={t('productsPage.notice.tenantFailed')}
        error={query.error}
        onRetry={query.refresh}
      />
    );
  }
  if (query.value && !query.value.tenant) {
    return (
      <Notice
        title={t('productsPage.notice.noTenantTitle')}
        words={t('productsPage.notice.noTenant')}
      />
    );
  }
  const tenant = query.value?.tenant;
  if (tenant?.status === 'frozen' || tenant?.status === 'archived') {
    return (
      <Notice
        title={t(`productsPage.notice.${tenant.status}Title`, {
          tenant: tenant.name,
        })}
        words={t('productsPage.notice.notActive')}
      />
    );
  }
  return null;
}

function Notice(props: { title: string; words: string }) {
  return (
    <div className={styles.notice} role="status">
      <Text as="p" variant="body-medium" weight="bold">
        {props.title}
      </Text>
      <Text as="p" variant="body-medium">
        {props.words}
      </Text>
    </div>
  );
}
