import {
  Checkbox,
  NumberField,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { FieldProblem } from '@groundwork/plugin-control-plane-react';
import type {
  ParameterField,
  ParameterValue,
  ParameterValues,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';

/** Props of {@link ParameterFields}. */
export type ParameterFieldsProps = {
  fields: ParameterField[];
  values: ParameterValues;
  /** What is wrong, by name, as far as it is to be shown. */
  problems: Partial<Record<string, string>>;
  /** Gets all values. */
  onChange: (values: ParameterValues) => void;
  /** A field was left, so that its problem may be shown from now on. */
  onTouched: (name: string) => void;
};

/** The parameters of a class: a field for each flat type, and one for JSON for the rest. */
export function ParameterFields(props: ParameterFieldsProps) {
  const { fields, values, problems, onChange, onTouched } = props;
  const set = (name: string, value: ParameterValue | undefined) => {
    const { [name]: _before, ...rest } = values;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <>
      {fields.map(field => (
        <div key={field.name} data-field={`parameters.${field.name}`}>
          <Field
            field={field}
            value={values[field.name]}
            problem={problems[field.name]}
            onChange={value => set(field.name, value)}
            onTouched={() => onTouched(field.name)}
          />
        </div>
      ))}
    </>
  );
}

type FieldProps = {
  field: ParameterField;
  value: ParameterValue | undefined;
  problem: string | undefined;
  onChange: (value: ParameterValue | undefined) => void;
  onTouched: () => void;
};

function Field(props: FieldProps) {
  const { field, value, problem, onChange, onTouched } = props;
  const { t } = useEnvironmentsWords();
  const common = {
    label: field.title,
    description: field.description,
    isRequired: field.isRequired,
    validationBehavior: 'aria' as const,
    validate: () => problem,
    onBlur: onTouched,
  };
  switch (field.kind) {
    case 'boolean':
      return (
        <Checkbox isSelected={value === true} onChange={onChange}>
          {field.description
            ? t('parameters.described', {
                title: field.title,
                description: field.description,
              })
            : field.title}
        </Checkbox>
      );
    case 'number':
    case 'integer':
      return (
        <NumberField
          {...common}
          minValue={field.min}
          value={typeof value === 'number' ? value : NaN}
          onChange={number =>
            onChange(Number.isNaN(number) ? undefined : number)
          }
        />
      );
    case 'choice':
      return (
        <>
          <Select<'single'>
            {...common}
            isInvalid={problem !== undefined}
            options={field.choices.map(choice => ({
              id: choice,
              label: choice,
            }))}
            value={value === undefined ? null : String(value)}
            onChange={choice =>
              onChange(choice === null ? undefined : String(choice))
            }
          />
          {/* A selection of nothing is not validated by the field itself. */}
          {value === undefined && problem && (
            <FieldProblem>{problem}</FieldProblem>
          )}
        </>
      );
    case 'json':
      return (
        <TextAreaField
          {...common}
          secondaryLabel={t('parameters.json')}
          rows={4}
          value={String(value ?? '')}
          onChange={text => onChange(text || undefined)}
        />
      );
    default:
      return (
        <TextField
          {...common}
          value={String(value ?? '')}
          onChange={text => onChange(text || undefined)}
          autoComplete="off"
        />
      );
  }
}
