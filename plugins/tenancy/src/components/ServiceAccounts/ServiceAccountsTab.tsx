import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiAddLine, RiRobot2Line } from '@remixicon/react';
import type {
  ServiceAccount,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  EmptyState,
  ErrorPanel,
  reasonOf,
  TabSection,
} from '@groundwork/plugin-control-plane-react';
import { useServiceAccounts } from '../../hooks';
import { tenancyTranslationRef } from '../../translation';
import { CreateServiceAccountDialog } from './CreateServiceAccountDialog';
import { DeleteServiceAccountDialog } from './DeleteServiceAccountDialog';
import { IssueTokenDialog } from './IssueTokenDialog';
import { RevokeTokensDialog } from './RevokeTokensDialog';
import { ServiceAccountTable } from './ServiceAccountTable';

/** What can be done with a service account. */
export type ServiceAccountTask = 'issueToken' | 'revokeTokens' | 'delete';

/** Identities for the machines of a tenant. */
export function ServiceAccountsTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { value, error, refresh } = useServiceAccounts(tenant.id);
  const [isCreating, setIsCreating] = useState(false);
  const [task, setTask] = useState<{
    task: ServiceAccountTask;
    account: ServiceAccount;
  }>();
  const action = tenant.actions?.manage_service_accounts;
  const create = (
    <ActionButton
      variant="secondary"
      iconStart={<RiAddLine />}
      disabledReason={reasonOf(action)}
      onPress={() => setIsCreating(true)}
    >
      {t('actions.createServiceAccount')}
    </ActionButton>
  );
  const common = task && {
    account: task.account,
    onDone: refresh,
    onClose: () => setTask(undefined),
  };

  return (
    <TabSection
      title={t('tenantPage.tabs.serviceAccounts')}
      description="Identities for machines, as a build. They call the control plane with short-lived tokens; products are called with API keys."
      action={value?.length ? create : undefined}
    >
      {error && (
        <ErrorPanel
          title="The service accounts could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && value?.length === 0 && (
        <EmptyState
          icon={<RiRobot2Line />}
          title="There are no service accounts yet"
          description="With one, a build requests environments for this tenant under its own name."
          action={create}
        />
      )}
      {!error && value?.length !== 0 && (
        <ServiceAccountTable
          items={value}
          action={action}
          onTask={(chosen, account) => setTask({ task: chosen, account })}
        />
      )}
      {isCreating && (
        <CreateServiceAccountDialog
          tenant={tenant}
          onClose={() => setIsCreating(false)}
          onDone={refresh}
        />
      )}
      {common && task?.task === 'issueToken' && (
        <IssueTokenDialog {...common} />
      )}
      {common && task?.task === 'revokeTokens' && (
        <RevokeTokensDialog {...common} />
      )}
      {common && task?.task === 'delete' && (
        <DeleteServiceAccountDialog {...common} />
      )}
    </TabSection>
  );
}
