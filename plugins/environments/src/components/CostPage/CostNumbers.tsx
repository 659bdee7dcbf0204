import { Box, Text, useBreakpoint } from '@backstage/ui';
import type { EnvironmentCosts } from '@groundwork/plugin-control-plane-common';
import { useFormat } from '@groundwork/plugin-control-plane-react';
import type { CostMeasure, CostParameters } from '../../hooks';
import { barsOf, type CostBar } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { GroupName } from './CostChart';
import type { CostWords } from './useCostWords';
import styles from './CostPage.module.css';

const CAPACITY: CostMeasure[] = [
  'environments',
  'cpu',
  'memory',
  'storage',
  'pods',
];

/** The same as the bars, for all measures and in numbers; cards where it is narrow. */
export function CostNumbers(props: {
  costs: EnvironmentCosts;
  parameters: CostParameters;
  words: CostWords;
}) {
  const { costs, parameters, words } = props;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const isNarrow = useBreakpoint().down('md');
  const { bars } = barsOf(costs, parameters.measure);
  const columns = [
    {
      id: 'cost',
      label: t('costs.columns.cost'),
      say: ({ sums }: CostBar) => words.say(sums.current, 'cost'),
    },
    ...CAPACITY.map(measure => ({
      id: measure,
      label: t(`costs.measures.${measure}`),
      say: ({ sums }: CostBar) => words.say(sums.current, measure),
    })),
    {
      id: 'pending',
      label: t('costs.columns.pending'),
      say: ({ sums }: CostBar) => words.say(sums.pending, 'cost'),
    },
    {
      id: 'frees',
      label: t('costs.columns.frees', {
        hours: format.hours(costs.expiring_hours),
      }),
      say: ({ sums }: CostBar) => words.say(sums.expiring, 'cost'),
    },
  ];
  const nameOf = (bar: CostBar) => (
    <GroupName bar={bar} words={words} others={costs.other?.groups ?? 0} />
  );
  const total: CostBar = {
    sums: costs.total,
    parts: { stays: 0, expiring: 0, pending: 0 },
  };
  return (
    <section className={styles.numbers}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('costs.inNumbers')}
      </Text>
      {isNarrow ? (
        <ul className={styles.cards}>
          {bars.map(bar => (
            <Box
              as="li"
              bg="neutral"
              key={bar.group?.key ?? 'other'}
              className={styles.card}
            >
              <strong>{nameOf(bar)}</strong>
              <dl className={styles.facts}>
                {columns.map(({ id, label, say }) => (
                  <div key={id}>
                    <dt className={styles.quiet}>{label}</dt>
                    <dd>{say(bar)}</dd>
                  </div>
                ))}
              </dl>
            </Box>
          ))}
        </ul>
      ) : (
        <table className={styles.table} aria-label={t('costs.inNumbers')}>
          <thead>
            <tr>
              <th scope="col">{t(`costs.by.${parameters.group}`)}</th>
              {columns.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(bar => (
              <tr key={bar.group?.key ?? 'other'}>
                <th scope="row">{nameOf(bar)}</th>
                {columns.map(({ id, say }) => (
                  <td key={id}>{say(bar)}</td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('costs.total')}</th>
              {columns.map(({ id, say }) => (
                <td key={id}>{say(total)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
