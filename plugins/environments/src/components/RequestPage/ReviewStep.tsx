import type { Ref } from 'react';
import { Box, Text, TextAreaField } from '@backstage/ui';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  formatHours,
  formatQuota,
  Money,
  KeyValueList,
} from '@groundwork/plugin-control-plane-react';
import type { DraftFields } from '../../model';
import { TenantName } from '../TenantName';
import { StepSection } from './StepSection';
import styles from './RequestPage.module.css';

/** Props of {@link ReviewStep}. */
export type ReviewStepProps = {
  headingRef: Ref<HTMLHeadingElement>;
  draft: DraftFields;
  environmentClass: EnvironmentClass;
  problem: string | undefined;
  onEdit: (fields: Partial<DraftFields>) => void;
};

/** The request as whoever decides will read it. */
export function ReviewStep(props: ReviewStepProps) {
  const { headingRef, draft, environmentClass, problem, onEdit } = props;
  return (
    <StepSection
      headingRef={headingRef}
      title="Is this right?"
      lead={
        environmentClass.approval_required
          ? 'This is what the approvers will read.'
          : 'Provisioning starts as soon as you request it.'
      }
    >
      <Box bg="neutral" className={styles.card}>
        <Text as="h4" variant="body-large" weight="bold">
          {draft.app} → {environmentClass.title}
        </Text>
        <KeyValueList
          items={[
            {
              label: 'Component',
              value: draft.component_ref && (
                <ActorLink entityRef={draft.component_ref} />
              ),
            },
            {
              label: 'Tenant',
              value: draft.tenant_id && (
                <TenantName tenantId={draft.tenant_id} />
              ),
            },
            { label: 'Team', value: draft.team },
            {
              label: 'Owner',
              value: (
                <ActorLink
                  entityRef={draft.owner || `group:default/${draft.team}`}
                  defaultKind="group"
                />
              ),
            },
            { label: 'Region', value: draft.region },
            { label: 'Lifetime', value: formatHours(draft.ttl_hours) },
            { label: 'Limits', value: formatQuota(environmentClass.quota) },
            { label: 'Repository', value: draft.repository },
            { label: 'Revision', value: draft.revision },
            {
              label: 'Estimated cost',
              value: (
                <Money
                  amountUsd={environmentClass.estimated_monthly_cost_usd}
                />
              ),
            },
          ]}
        />
      </Box>
      <div data-field="note">
        <TextAreaField
          label={
            environmentClass.approval_required
              ? 'Note to the approvers'
              : 'Note'
          }
          description="Optional. What is it for?"
          value={draft.note}
          onChange={note => onEdit({ note })}
          maxLength={1000}
          rows={3}
          validationBehavior="aria"
          validate={() => problem}
        />
      </div>
    </StepSection>
  );
}
