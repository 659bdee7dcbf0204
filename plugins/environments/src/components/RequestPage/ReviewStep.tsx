import type { Ref } from 'react';
import { Box, Text, TextAreaField } from '@backstage/ui';
import type {
  EnvironmentClass,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  formatHours,
  formatQuota,
  Money,
  KeyValueList,
} from '@groundwork/plugin-control-plane-react';
import type { DraftFields } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { TenantName } from '../TenantName';
import { useParameterItems } from '../ParameterFields';
import { ApprovalWords } from './ApprovalWords';
import { PlannedWords, PolicyWords } from './PlanWords';
import { StepSection } from './StepSection';
import styles from './RequestPage.module.css';

/** Props of {@link ReviewStep}. */
export type ReviewStepProps = {
  headingRef: Ref<HTMLHeadingElement>;
  draft: DraftFields;
  environmentClass: EnvironmentClass;
  /** Absent where the step was come to without one. */
  plan: Plan | undefined;
  problem: string | undefined;
  onEdit: (fields: Partial<DraftFields>) => void;
};

const NOTE_LENGTH_MAX = 1000;

/** The request as whoever decides will read it. */
export function ReviewStep(props: ReviewStepProps) {
  const { headingRef, draft, environmentClass, problem, onEdit } = props;
  const { t } = useEnvironmentsWords();
  const needsApproval = environmentClass.approval_required;
  return (
    <StepSection
      headingRef={headingRef}
      title={t('reviewStep.title')}
      lead={
        needsApproval
          ? t('reviewStep.leadApproval')
          : t('reviewStep.leadAutomatic')
      }
    >
      <Box bg="neutral" className={styles.card}>
        <div>
          <Text as="h4" variant="title-x-small" weight="bold">
            {t('reviewStep.heading', {
              app: draft.app,
              class: environmentClass.title,
            })}
          </Text>
          <Text as="p" variant="body-medium">
            {t('reviewStep.askedByYou')} ·{' '}
            <Money amountUsd={environmentClass.estimated_monthly_cost_usd} /> ·{' '}
            {t('reviewStep.forHours', {
              lifetime: formatHours(draft.ttl_hours),
            })}{' '}
            · <ApprovalWords environmentClass={environmentClass} />
          </Text>
        </div>
        {draft.note.trim() && (
          <blockquote className={styles.quote}>{draft.note.trim()}</blockquote>
        )}
        <Facts {...props} />
      </Box>
      <div data-field="note">
        <TextAreaField
          label={
            needsApproval
              ? t('reviewStep.noteToApprovers')
              : t('reviewStep.note')
          }
          description={t('reviewStep.noteHint')}
          value={draft.note}
          onChange={note => onEdit({ note })}
          maxLength={NOTE_LENGTH_MAX}
          rows={3}
          validationBehavior="aria"
          validate={() => problem}
        />
      </div>
    </StepSection>
  );
}

function Facts(props: ReviewStepProps) {
  const { draft, environmentClass, plan } = props;
  const { t } = useEnvironmentsWords();
  const parameters = useParameterItems(environmentClass, draft.parameters);
  return (
    <KeyValueList
      items={[
        {
          label: t('reviewStep.changes'),
          value: plan && <PlannedWords plan={plan} />,
        },
        {
          label: t('reviewStep.policies'),
          value: plan && <PolicyWords plan={plan} />,
        },
        {
          label: t('detailsStep.component'),
          value: draft.component_ref && (
            <ActorLink entityRef={draft.component_ref} />
          ),
        },
        {
          label: t('detailsStep.tenant'),
          value: draft.tenant_id && <TenantName tenantId={draft.tenant_id} />,
        },
        { label: t('detailsStep.team'), value: draft.team },
        {
          label: t('reviewStep.owner'),
          value: (
            <ActorLink
              entityRef={draft.owner || `group:default/${draft.team}`}
              defaultKind="group"
            />
          ),
        },
        { label: t('detailsStep.region'), value: draft.region },
        {
          label: t('reviewStep.lifetime'),
          value: formatHours(draft.ttl_hours),
        },
        {
          label: t('reviewStep.limits'),
          value: formatQuota(environmentClass.quota),
        },
        { label: t('detailsStep.repository'), value: draft.repository },
        { label: t('detailsStep.revision'), value: draft.revision },
        ...parameters,
      ]}
    />
  );
}
