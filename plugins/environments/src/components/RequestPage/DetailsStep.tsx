import type { ReactNode, Ref } from 'react';
import { Box, Select, Text, TextField } from '@backstage/ui';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import { FieldProblem } from '@groundwork/plugin-control-plane-react';
import {
  componentDefaults,
  readParameterFields,
  type DraftField,
  type DraftFields,
  type DraftProblems,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ParameterFields } from '../ParameterFields';
import { ComponentPicker } from './ComponentPicker';
import { LifetimeField } from './LifetimeField';
import { NamePreview } from './NamePreview';
import { StepSection } from './StepSection';
import { TenantField } from './TenantField';
import type { DraftPlan } from './useDraftPlan';
import styles from './RequestPage.module.css';

/** Props of {@link DetailsStep}. */
export type DetailsStepProps = {
  headingRef: Ref<HTMLHeadingElement>;
  draft: DraftFields;
  environmentClass: EnvironmentClass;
  problems: DraftProblems;
  /** What the control plane says of it so far. */
  check: DraftPlan;
  onEdit: (fields: Partial<DraftFields>) => void;
  /** A field was left, so that its problem may be shown from now on. */
  onTouched: (field: DraftField) => void;
};

/** Whose environment it is, where and for how long. Choosing a component fills in most of it. */
export function DetailsStep(props: DetailsStepProps) {
  const { headingRef, draft, environmentClass, problems, onEdit, onTouched } =
    props;
  const { t } = useEnvironmentsWords();

  const text = (
    field: 'app' | 'team' | 'owner' | 'repository' | 'revision',
    description: string,
    isRequired = false,
  ) => (
    <Field name={field}>
      <TextField
        label={t(`detailsStep.${field}`)}
        description={description}
        isRequired={isRequired}
        value={draft[field]}
        onChange={value => onEdit({ [field]: value })}
        onBlur={() => onTouched(field)}
        validationBehavior="aria"
        validate={() => problems[field]}
        autoComplete="off"
        spellCheck="false"
      />
    </Field>
  );

  return (
    <StepSection
      headingRef={headingRef}
      title={t('detailsStep.title')}
      lead={t('detailsStep.lead')}
    >
      <Box bg="neutral" className={styles.fields}>
        <Field name="component_ref" isWide>
          <ComponentPicker
            value={draft.component_ref}
            problem={problems.component_ref}
            onChoose={entity => onEdit(componentDefaults(entity))}
            onClear={() => onEdit({ component_ref: '' })}
          />
        </Field>
        {text('app', t('detailsStep.appHint'), true)}
        {text('team', t('detailsStep.teamHint'), true)}
        <div className={styles.wide}>
          <NamePreview
            draft={draft}
            environmentClass={environmentClass}
            check={props.check}
          />
        </div>
        <TenantField
          value={draft.tenant_id}
          problem={problems.tenant_id}
          onChange={tenantId => onEdit({ tenant_id: tenantId })}
        />
        <Field name="region">
          <Select<'single'>
            label={t('detailsStep.region')}
            description={t('detailsStep.regionHint')}
            isRequired
            options={environmentClass.regions.map(region => ({
              id: region,
              label: region,
            }))}
            value={draft.region || null}
            onChange={region => onEdit({ region: String(region ?? '') })}
            validationBehavior="aria"
            validate={() => problems.region}
          />
        </Field>
        {text(
          'owner',
          draft.owner
            ? t('detailsStep.ownerHint')
            : t('detailsStep.ownerHintEmpty', {
                owner: draft.team
                  ? `group:default/${draft.team}`
                  : t('detailsStep.ownerOfTeam'),
              }),
        )}
        <Field name="ttl_hours" isWide>
          <LifetimeField
            value={draft.ttl_hours}
            environmentClass={environmentClass}
            problem={problems.ttl_hours}
            onChange={hours => onEdit({ ttl_hours: hours })}
            onBlur={() => onTouched('ttl_hours')}
          />
        </Field>
        {text('repository', t('detailsStep.repositoryHint'))}
        {text('revision', t('detailsStep.revisionHint'))}
      </Box>
      <Parameters {...props} />
    </StepSection>
  );
}

function Parameters(props: DetailsStepProps) {
  const { draft, environmentClass, problems, onEdit, onTouched } = props;
  const { t } = useEnvironmentsWords();
  const fields = readParameterFields(environmentClass.parameters_schema);
  if (fields.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('parameters.title')} data-field="parameters">
      <Text as="h4" variant="body-large" weight="bold">
        {t('parameters.title')}
      </Text>
      <Text as="p" variant="body-medium">
        {t('parameters.lead', { class: environmentClass.title })}
      </Text>
      {problems.parameters && (
        <FieldProblem>{problems.parameters}</FieldProblem>
      )}
      <Box bg="neutral" className={styles.fields}>
        <ParameterFields
          fields={fields}
          values={draft.parameters}
          problems={Object.fromEntries(
            fields.map(({ name }) => [name, problems[`parameters.${name}`]]),
          )}
          onChange={parameters => onEdit({ parameters })}
          onTouched={name => onTouched(`parameters.${name}`)}
        />
      </Box>
    </section>
  );
}

function Field(props: {
  name: keyof DraftFields;
  isWide?: boolean;
  children: ReactNode;
}) {
  const { name, isWide, children } = props;
  return (
    <div data-field={name} className={isWide ? styles.wide : undefined}>
      {children}
    </div>
  );
}
