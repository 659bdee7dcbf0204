import type { ReactNode, Ref } from 'react';
import { Box, Select, TextField } from '@backstage/ui';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  componentDefaults,
  type DraftFields,
  type DraftProblems,
} from '../../model';
import { ComponentPicker } from './ComponentPicker';
import { LifetimeField } from './LifetimeField';
import { StepSection } from './StepSection';
import { TenantField } from './TenantField';
import styles from './RequestPage.module.css';

/** Props of {@link DetailsStep}. */
export type DetailsStepProps = {
  headingRef: Ref<HTMLHeadingElement>;
  draft: DraftFields;
  environmentClass: EnvironmentClass;
  problems: DraftProblems;
  onEdit: (fields: Partial<DraftFields>) => void;
  /** A field was left, so that its problem may be shown from now on. */
  onTouched: (field: keyof DraftFields) => void;
};

/** Whose environment it is, where and for how long. Choosing a component fills in most of it. */
export function DetailsStep(props: DetailsStepProps) {
  const { headingRef, draft, environmentClass, problems, onEdit, onTouched } =
    props;

  const text = (
    field: 'app' | 'team' | 'owner' | 'repository' | 'revision',
    label: string,
    options: { description?: string; isRequired?: boolean } = {},
  ) => (
    <Field name={field}>
      <TextField
        label={label}
        {...options}
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
      title="Whose is it?"
      lead="Choose a component and the rest fills itself in. You can change everything."
    >
      <Box bg="neutral" className={styles.fields}>
        <Field name="component_ref" isWide>
          <ComponentPicker
            value={draft.component_ref}
            onChoose={entity => onEdit(componentDefaults(entity))}
            onClear={() => onEdit({ component_ref: '' })}
          />
        </Field>
        <TenantField
          value={draft.tenant_id}
          problem={problems.tenant_id}
          onChange={tenantId => onEdit({ tenant_id: tenantId })}
        />
        {text('app', 'Application', {
          isRequired: true,
          description: 'Names the environment.',
        })}
        {text('team', 'Team', {
          isRequired: true,
          description: 'Groups its resources.',
        })}
        <Field name="region">
          <Select<'single'>
            label="Region"
            description="Where it runs."
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
        {text('owner', 'Owner', {
          description: draft.owner
            ? 'May reconcile and delete it.'
            : `May reconcile and delete it; group:default/${draft.team || '<team>'} when left empty.`,
        })}
        <Field name="ttl_hours" isWide>
          <LifetimeField
            value={draft.ttl_hours}
            environmentClass={environmentClass}
            problem={problems.ttl_hours}
            onChange={hours => onEdit({ ttl_hours: hours })}
            onBlur={() => onTouched('ttl_hours')}
          />
        </Field>
        {text('repository', 'Repository', {
          description: 'What it is for, if it is for some source.',
        })}
        {text('revision', 'Revision', {
          description: 'Branch, tag or commit.',
        })}
      </Box>
    </StepSection>
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
