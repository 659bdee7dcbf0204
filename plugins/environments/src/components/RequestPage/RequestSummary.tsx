import { Box, Text } from '@backstage/ui';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  formatHours,
  formatQuota,
  Money,
  KeyValueList,
} from '@groundwork/plugin-control-plane-react';
import { describeExtension, type DraftFields } from '../../model';
import styles from './RequestPage.module.css';

/** Props of {@link RequestSummary}. */
export type RequestSummaryProps = {
  draft: DraftFields;
  environmentClass: EnvironmentClass | undefined;
};

/** What the request comes to so far, beside every step. */
export function RequestSummary(props: RequestSummaryProps) {
  const { draft, environmentClass } = props;
  return (
    <Box
      as="aside"
      bg="neutral"
      className={styles.summary}
      aria-label="Summary"
    >
      <Text as="h3" variant="body-large" weight="bold">
        Summary
      </Text>
      {environmentClass ? (
        <>
          <Text as="p" variant="title-x-small" weight="bold">
            <Money amountUsd={environmentClass.estimated_monthly_cost_usd} />
          </Text>
          <KeyValueList
            items={[
              {
                label: 'Name',
                value: draft.app && (
                  <code className={styles.code}>
                    {draft.app}-{draft.class}-…
                  </code>
                ),
              },
              { label: 'Class', value: environmentClass.title },
              { label: 'Region', value: draft.region },
              {
                label: 'Lifetime',
                value: draft.ttl_hours ? formatHours(draft.ttl_hours) : '',
              },
              {
                label: 'Extension',
                value: describeExtension(environmentClass),
              },
              { label: 'Limits', value: formatQuota(environmentClass.quota) },
              {
                label: 'Approval',
                value: environmentClass.approval_required
                  ? 'Somebody with the role approver, not you'
                  : 'None needed',
              },
            ]}
          />
        </>
      ) : (
        <Text as="p" variant="body-medium">
          Choose a class to see what it costs and who has to agree.
        </Text>
      )}
    </Box>
  );
}
