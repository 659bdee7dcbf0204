import { Box, Text } from '@backstage/ui';
import type {
  EnvironmentClass,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  formatHours,
  formatQuota,
  Money,
  KeyValueList,
} from '@groundwork/plugin-control-plane-react';
import { previewName, type DraftFields } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { TenantName } from '../TenantName';
import { ApprovalWords } from './ApprovalWords';
import { ExtensionWords } from './ExtensionWords';
import { PlannedWords, PolicyWords } from './PlanWords';
import styles from './RequestPage.module.css';

/** Props of {@link RequestSummary}. */
export type RequestSummaryProps = {
  draft: DraftFields;
  environmentClass: EnvironmentClass | undefined;
  /** What it would bring, once that is known. */
  plan: Plan | undefined;
};

/** What the request comes to so far, beside every step. */
export function RequestSummary(props: RequestSummaryProps) {
  const { environmentClass } = props;
  const { t } = useEnvironmentsWords();
  return (
    <Box
      as="aside"
      bg="neutral"
      className={styles.summary}
      aria-label={t('requestSummary.title')}
    >
      <Text as="h3" variant="body-large" weight="bold">
        {t('requestSummary.title')}
      </Text>
      {environmentClass ? (
        <Facts {...props} environmentClass={environmentClass} />
      ) : (
        <Text as="p" variant="body-medium">
          {t('requestSummary.empty')}
        </Text>
      )}
    </Box>
  );
}

function Facts(
  props: RequestSummaryProps & { environmentClass: EnvironmentClass },
) {
  const { draft, environmentClass, plan } = props;
  const { t } = useEnvironmentsWords();
  const name = previewName(environmentClass, draft);
  return (
    <>
      <Text as="p" variant="title-x-small" weight="bold">
        <Money
          amountUsd={
            plan?.estimated_monthly_cost_usd ??
            environmentClass.estimated_monthly_cost_usd
          }
        />
      </Text>
      <KeyValueList
        items={[
          {
            label: t('requestSummary.name'),
            value: name && <code className={styles.code}>{name}</code>,
          },
          {
            label: t('requestSummary.class'),
            value: environmentClass.title,
          },
          { label: t('requestSummary.region'), value: draft.region },
          {
            label: t('requestSummary.tenant'),
            value: draft.tenant_id && <TenantName tenantId={draft.tenant_id} />,
          },
          {
            label: t('requestSummary.lifetime'),
            value: draft.ttl_hours ? formatHours(draft.ttl_hours) : '',
          },
          {
            label: t('requestSummary.extension'),
            value: <ExtensionWords environmentClass={environmentClass} />,
          },
          {
            label: t('requestSummary.limits'),
            value: formatQuota(environmentClass.quota),
          },
          {
            label: t('requestSummary.approval'),
            value: <ApprovalWords environmentClass={environmentClass} />,
          },
          {
            label: t('reviewStep.changes'),
            value: plan && <PlannedWords plan={plan} />,
          },
          {
            label: t('reviewStep.policies'),
            value: plan && <PolicyWords plan={plan} />,
          },
        ]}
      />
    </>
  );
}
