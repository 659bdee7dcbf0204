import { Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  ChoiceFilter,
  FilterBar,
  useFormat,
} from '@groundwork/plugin-control-plane-react';
import {
  COST_GROUPS,
  COST_MEASURES,
  EXPIRING_HOURS,
  useListFacets,
  type CostMeasure,
  type CostParameters,
} from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import styles from './CostPage.module.css';

/** Props of {@link CostControls}. */
export type CostControlsProps = {
  parameters: CostParameters;
  onChange: (changes: Partial<CostParameters>) => void;
  /** Nothing is filtered when absent. */
  onClear?: () => void;
};

/** What is summed up, by what it is grouped, and what of it is shown. */
export function CostControls(props: CostControlsProps) {
  const { parameters, onChange, onClear } = props;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const { classes, regions, tenants } = useListFacets();
  return (
    <div className={styles.controls}>
      <ToggleButtonGroup
        aria-label={t('costs.groupBy')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[parameters.group]}
        onSelectionChange={keys => {
          const group = COST_GROUPS.find(each => keys.has(each));
          if (group) {
            onChange({ group });
          }
        }}
        className={styles.groups}
      >
        {COST_GROUPS.map(group => (
          <ToggleButton key={group} id={group} size="small">
            {t(`costs.by.${group}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <FilterBar label={t('costs.filters')} onClear={onClear}>
        <Select<'single'>
          aria-label={t('costs.measure')}
          options={COST_MEASURES.map(id => ({
            id,
            label: t(`costs.measures.${id}`),
          }))}
          value={parameters.measure}
          onChange={key => onChange({ measure: key as CostMeasure })}
          className={styles.filter}
        />
        <ChoiceFilter
          label={t('costs.class')}
          value={parameters.class}
          options={classes}
          onChange={value => onChange({ class: value })}
        />
        <ChoiceFilter
          label={t('costs.region')}
          value={parameters.region}
          options={regions}
          onChange={region => onChange({ region })}
        />
        {(tenants.length > 0 || parameters.tenant) && (
          <ChoiceFilter
            label={t('costs.tenant')}
            value={parameters.tenant}
            options={tenants}
            onChange={tenant => onChange({ tenant })}
          />
        )}
        <Select<'single'>
          aria-label={t('costs.whose')}
          options={[
            { id: 'everybody', label: t('costs.everybody') },
            { id: 'myTeams', label: t('costs.myTeams') },
          ]}
          value={parameters.myTeams ? 'myTeams' : 'everybody'}
          onChange={key => onChange({ myTeams: key === 'myTeams' })}
          className={styles.filter}
        />
        <Select<'single'>
          aria-label={t('costs.within')}
          options={EXPIRING_HOURS.map(hours => ({
            id: String(hours),
            label: t('costs.withinHours', { hours: format.hours(hours) }),
          }))}
          value={String(parameters.expiringHours)}
          onChange={key => onChange({ expiringHours: Number(key) })}
          className={styles.within}
        />
      </FilterBar>
    </div>
  );
}
