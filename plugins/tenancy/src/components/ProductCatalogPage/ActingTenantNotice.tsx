import { Text } from '@backstage/ui';
import { ErrorPanel, isNotFound } from '@groundwork/plugin-control-plane-react';
import type { ActingTenant } from './useActingTenant';
import styles from './ProductCatalogPage.module.css';

/** Why no tenant can be acted for, or why little can be done for it. */
export function ActingTenantNotice(props: { acting: ActingTenant }) {
  const { query, asked } = props.acting;
  if (isNotFound(query.error)) {
    return (
      <Notice
        title={`There is no tenant “${asked}”, or you may not see it`}
        words="Choose another one above. The products are listed without what a tenant has of them."
      />
    );
  }
  if (query.error) {
    return (
      <ErrorPanel
        title="The tenant could not be loaded"
        error={query.error}
        onRetry={query.refresh}
      />
    );
  }
  if (query.value && !query.value.tenant) {
    return (
      <Notice
        title="You belong to no tenant yet"
        words="Products are requested for a tenant. Ask an administrator of one to add you or your team as a member; you can look at the products meanwhile."
      />
    );
  }
  const tenant = query.value?.tenant;
  if (tenant && ['frozen', 'archived'].includes(tenant.status)) {
    return (
      <Notice
        title={`${tenant.name} is ${tenant.status}`}
        words="Its products cannot be used, requested or tried until it is active again."
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
