import { useId } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { EnvironmentCosts } from '@groundwork/plugin-control-plane-common';
import { useFormat } from '@groundwork/plugin-control-plane-react';
import type { CostParameters } from '../../hooks';
import { BAR_PARTS, barsOf, type CostBar } from '../../model';
import { environmentsRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import type { CostWords } from './useCostWords';
import styles from './CostChart.module.css';

/** Props of {@link CostChart}. */
export type CostChartProps = {
  costs: EnvironmentCosts;
  parameters: CostParameters;
  words: CostWords;
};

/** A bar for each group; what it says stands beside it, and in the table below. */
export function CostChart(props: CostChartProps) {
  const { costs, parameters, words } = props;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const { bars, max } = barsOf(costs, parameters.measure);
  const hours = format.hours(costs.expiring_hours);
  const headingId = useId();
  const shown = BAR_PARTS.filter(part =>
    bars.some(({ parts }) => parts[part] > 0),
  );
  return (
    <figure className={styles.chart} aria-labelledby={headingId}>
      <figcaption className={styles.caption}>
        <Text as="h2" id={headingId} variant="title-x-small" weight="bold">
          {t('costs.chart', {
            measure: t(`costs.measures.${parameters.measure}`),
            group: format.inSentence(t(`costs.by.${parameters.group}`)),
          })}
        </Text>
        <ul className={styles.legend} aria-label={t('costs.legend')}>
          {shown.map(part => (
            <li key={part} className={styles.key}>
              <span className={styles.swatch} data-part={part} />
              {t(`costs.part.${part}`, { hours })}
            </li>
          ))}
        </ul>
      </figcaption>
      <ol className={styles.bars}>
        {bars.map(bar => (
          <Bar
            key={bar.group?.key ?? 'other'}
            bar={bar}
            max={max}
            parameters={parameters}
            words={words}
            others={costs.other?.groups ?? 0}
          />
        ))}
      </ol>
    </figure>
  );
}

function Bar(props: {
  bar: CostBar;
  max: number;
  parameters: CostParameters;
  words: CostWords;
  others: number;
}) {
  const { bar, max, parameters, words, others } = props;
  const { measure } = parameters;
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <GroupName bar={bar} words={words} others={others} />
      </span>
      <span className={styles.track} aria-hidden="true">
        {BAR_PARTS.map(part => (
          <span
            key={part}
            className={styles.part}
            data-part={part}
            style={{
              width: `${max === 0 ? 0 : (bar.parts[part] / max) * 100}%`,
            }}
          />
        ))}
      </span>
      <span className={styles.value}>
        {words.say(bar.sums.current, measure)}
        {bar.parts.pending > 0 && (
          <span className={styles.quiet}>
            {' '}
            + {words.say(bar.sums.pending, measure)}
          </span>
        )}
      </span>
    </li>
  );
}

/** The name of a group, with the way to its environments. */
export function GroupName(props: {
  bar: CostBar;
  words: CostWords;
  others: number;
}) {
  const { bar, words, others } = props;
  const { t } = useEnvironmentsWords();
  const environmentsPath = useRouteRef(environmentsRouteRef)();
  const { group } = bar;
  if (!group) {
    return <>{t('costs.other', { count: others })}</>;
  }
  const name = words.nameOf(group);
  const query = words.queryOf(group);
  return query === undefined ? (
    <>{name}</>
  ) : (
    <Link
      href={`${environmentsPath}?${query}`}
      variant="body-medium"
      aria-label={t('costs.openList', { name })}
    >
      {name}
    </Link>
  );
}
