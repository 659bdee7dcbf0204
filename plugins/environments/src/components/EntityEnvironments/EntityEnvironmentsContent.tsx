import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { environmentRequestReadPermission } from '@groundwork/plugin-control-plane-common';
import {
  ForbiddenPanel,
  Legible,
  LiveDot,
  useEnvironmentRequests,
  isForbidden,
} from '@groundwork/plugin-control-plane-react';
import { toQuery, useListParameters } from '../../hooks';
import { environmentsTranslationRef } from '../../translation';
import { EnvironmentList } from '../EnvironmentListPage';
import { RequestButton } from '../RequestButton';
import styles from './EntityEnvironments.module.css';

/** The "Environments" tab of a component. */
export function EntityEnvironmentsContent() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(environmentsTranslationRef);
  const componentRef = stringifyEntityRef(entity);
  const list = useListParameters();
  const requests = useEnvironmentRequests(
    toQuery(list.parameters, { component_ref: componentRef }),
  );
  // An empty list has the same button where the list would be.
  const isBlank = requests.value?.items.length === 0 && !list.isFiltered;
  if (isForbidden(requests.error)) {
    return <ForbiddenPanel permission={environmentRequestReadPermission} />;
  }
  return (
    <Legible>
      <div className={styles.content}>
        <header className={styles.header}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('environmentsPage.title')}
          </Text>
          <span className={styles.actions}>
            {requests.value && (
              <LiveDot
                connection={requests.connection}
                isUpdating={requests.isUpdating}
                updatedAt={requests.updatedAt}
              />
            )}
            {!isBlank && <RequestButton componentRef={componentRef} />}
          </span>
        </header>
        <EnvironmentList
          list={list}
          requests={requests}
          componentRef={componentRef}
        />
      </div>
    </Legible>
  );
}
