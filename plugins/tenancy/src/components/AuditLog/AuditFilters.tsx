import { useState, type FormEvent, type KeyboardEvent } from 'react';
import {
  Button,
  Combobox,
  DatePicker,
  Select,
  Tag,
  TagGroup,
} from '@backstage/ui';
import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { formatInSentence } from '@groundwork/plugin-control-plane-react';
import { TenantPicker } from '../shared/TenantPicker';
import { useTenancyWords, type TenancyWords } from '../../translation';
import {
  AUDIT_FILTER_NAMES,
  AUDIT_FILTERS,
  AUDIT_RANGES,
  isAuditFiltered,
  type AuditAddressName,
  type AuditAddressValues,
  type AuditFilterName,
} from './auditParameters';
import { useTenantName } from './useTenantName';
import styles from './AuditLog.module.css';

/** Props of {@link AuditFilters}. */
export type AuditFiltersProps = {
  values: AuditAddressValues;
  /** The log is that of one tenant. */
  isTenantFixed: boolean;
  /** Events that are shown, from which values can be chosen. */
  known: AuditEvent[];
  onChange: (change: Partial<Record<AuditAddressName, string>>) => void;
  onClear: () => void;
};

const ANY_TIME = 'any';
const DAYS = 'days';

/** Adds filters, and shows those that hold as chips that can be taken away. */
export function AuditFilters(props: AuditFiltersProps) {
  const { values, isTenantFixed, known, onChange, onClear } = props;
  const { t } = useTenancyWords();
  const [name, setName] = useState<AuditFilterName>('actor');
  const names = AUDIT_FILTER_NAMES.filter(
    each => !(isTenantFixed && each === 'tenant'),
  );
  return (
    <div className={styles.filters} role="search" aria-label={t('audit.label')}>
      <div className={styles.adding}>
        <Select<'single'>
          aria-label={t('audit.filters.by')}
          options={names.map(id => ({
            id,
            label: t(`audit.filters.names.${id}`),
          }))}
          value={name}
          onChange={key => setName(key as AuditFilterName)}
          className={styles.filterName}
        />
        {name === 'tenant' ? (
          <div className={styles.filterValue}>
            <TenantPicker
              // What was typed is done with.
              key={values.tenant}
              label={t('audit.filters.names.tenant')}
              isLabelHidden
              tenant={undefined}
              onChoose={({ id }) => onChange({ tenant: id })}
            />
          </div>
        ) : (
          <ValueField
            key={`${name} ${values[name]}`}
            name={name}
            known={known}
            onAdd={value => onChange({ [name]: value })}
          />
        )}
        <TimeRange values={values} onChange={onChange} />
      </div>
      <FilterChips {...props} />
      {isAuditFiltered(values) && (
        <Button
          variant="tertiary"
          size="small"
          onPress={onClear}
          className={styles.clear}
        >
          {t('audit.filters.clear')}
        </Button>
      )}
    </div>
  );
}

/** A value that is typed or chosen among those of the events that are shown. */
function ValueField(props: {
  name: AuditFilterName;
  known: AuditEvent[];
  onAdd: (value: string) => void;
}) {
  const { name, known, onAdd } = props;
  const { t } = useTenancyWords();
  const [text, setText] = useState('');
  const field = AUDIT_FILTERS[name];
  const options = [...new Set(known.map(event => event[field]))]
    .filter(value => value !== undefined)
    .map(value => ({ id: value, label: value }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim()) {
      onAdd(text.trim());
    } else {
      event.currentTarget.querySelector('input')?.focus();
    }
  };
  // The list of suggestions would take Enter for itself, also when nothing in it is meant.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isChoosing =
      event.target instanceof HTMLElement &&
      event.target.hasAttribute('aria-activedescendant');
    if (event.key === 'Enter' && text.trim() && !isChoosing) {
      event.preventDefault();
      event.stopPropagation();
      onAdd(text.trim());
    }
  };
  return (
    <form
      onSubmit={submit}
      onKeyDownCapture={onKeyDown}
      className={styles.valueForm}
    >
      <Combobox
        aria-label={t(`audit.filters.names.${name}`)}
        placeholder={t('audit.filters.exact', {
          filter: formatInSentence(t(`audit.filters.names.${name}`)),
        })}
        allowsCustomValue
        options={options}
        search={{ mode: 'client', inputValue: text, onInputChange: setText }}
        onSelectionChange={key => key !== null && onAdd(String(key))}
        className={styles.filterValue}
      />
      <Button type="submit" variant="secondary" size="small">
        {t('audit.filters.add')}
      </Button>
    </form>
  );
}

function TimeRange(props: Pick<AuditFiltersProps, 'values' | 'onChange'>) {
  const { values, onChange } = props;
  const { t } = useTenancyWords();
  const [choosesDays, setChoosesDays] = useState(
    values.since !== undefined || values.until !== undefined,
  );
  const choose = (key: string) => {
    setChoosesDays(key === DAYS);
    onChange({
      range: key === DAYS || key === ANY_TIME ? undefined : key,
      since: undefined,
      until: undefined,
    });
  };
  return (
    <>
      <Select<'single'>
        aria-label={t('audit.filters.time')}
        options={[
          { id: ANY_TIME, label: t('audit.filters.anyTime') },
          ...AUDIT_RANGES.map(({ id }) => ({
            id,
            label: t(`audit.filters.ranges.${id}`),
          })),
          { id: DAYS, label: t('audit.filters.betweenDays') },
        ]}
        value={
          AUDIT_RANGES.some(({ id }) => id === values.range)
            ? values.range
            : (choosesDays && DAYS) || ANY_TIME
        }
        onChange={key => choose(String(key))}
        className={styles.filterName}
      />
      {choosesDays && !values.range && (
        <span className={styles.days}>
          <DatePicker
            aria-label={t('audit.filters.fromDay')}
            onChange={day => onChange({ since: day?.toString() })}
          />
          <span aria-hidden="true">–</span>
          <DatePicker
            aria-label={t('audit.filters.toDay')}
            onChange={day => onChange({ until: day?.toString() })}
          />
        </span>
      )}
    </>
  );
}

function FilterChips(props: AuditFiltersProps) {
  const { values, isTenantFixed, onChange } = props;
  const { t } = useTenancyWords();
  const tenantName = useTenantName(isTenantFixed ? undefined : values.tenant);
  const chips = [
    ...AUDIT_FILTER_NAMES.filter(
      name =>
        values[name] !== undefined && !(isTenantFixed && name === 'tenant'),
    ).map(name => ({
      id: name as AuditAddressName,
      label: t(`audit.filters.names.${name}`),
      value: name === 'tenant' ? tenantName : values[name],
    })),
    ...(['range', 'since', 'until'] as const)
      .filter(name => values[name] !== undefined)
      .map(name => ({ id: name, ...describeTime(t, name, values[name]) })),
  ];
  if (chips.length === 0) {
    return null;
  }
  return (
    <TagGroup
      aria-label={t('audit.filters.label')}
      onRemove={keys =>
        onChange(Object.fromEntries([...keys].map(key => [key, undefined])))
      }
    >
      {chips.map(({ id, label, value }) => (
        <Tag key={id} id={id} textValue={`${label}: ${value}`}>
          {label}: <strong>{value}</strong>
        </Tag>
      ))}
    </TagGroup>
  );
}

function describeTime(
  t: TenancyWords,
  name: 'range' | 'since' | 'until',
  value: string | undefined,
) {
  switch (name) {
    case 'since':
      return { label: t('audit.filters.from'), value };
    case 'until':
      return { label: t('audit.filters.to'), value };
    default: {
      const range = AUDIT_RANGES.find(({ id }) => id === value);
      return {
        label: t('audit.filters.time'),
        value: range ? t(`audit.filters.ranges.${range.id}`) : value,
      };
    }
  }
}
