import type { ReactNode } from 'react';
import { formatNumber } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './ParameterTree.module.css';

/** Props of {@link ParameterTree}. */
export type ParameterTreeProps = {
  parameters: Record<string, unknown>;
  /** What they are, for screen readers. */
  label: string;
};

/** Longer texts are folded. */
const TEXT_LENGTH_MAX = 160;
/** What the control plane keeps of secrets. */
const SECRET = '***';

/** What a run of a template was given, as names and values. Whatever they contain is text and nothing else. */
export function ParameterTree(props: ParameterTreeProps) {
  const { parameters, label } = props;
  return (
    <section className={styles.root} aria-label={label}>
      <Members entries={Object.entries(parameters)} />
    </section>
  );
}

function Members(props: { entries: [string, unknown][] }) {
  const { entries } = props;
  const { t } = useEnvironmentsWords();
  if (entries.length === 0) {
    return <span className={styles.quiet}>{t('parameterTree.empty')}</span>;
  }
  return (
    <dl className={styles.members}>
      {entries.map(([name, value]) => (
        <div
          key={name}
          className={styles.member}
          data-nested={isNested(value) || undefined}
        >
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value(props: { value: unknown }): ReactNode {
  const { value } = props;
  const { t } = useEnvironmentsWords();
  if (Array.isArray(value)) {
    return <Items items={value} />;
  }
  switch (typeof value) {
    case 'string':
      return <TextValue text={value} />;
    case 'number':
      return formatNumber(value);
    case 'boolean':
      return value ? t('parameters.yes') : t('parameters.no');
    case 'object':
      return value === null ? (
        <span className={styles.quiet}>{t('parameterTree.nothing')}</span>
      ) : (
        <Members entries={Object.entries(value)} />
      );
    default:
      return <span className={styles.quiet}>{t('parameterTree.nothing')}</span>;
  }
}

function Items(props: { items: unknown[] }) {
  const { items } = props;
  const { t } = useEnvironmentsWords();
  if (items.length === 0) {
    return <span className={styles.quiet}>{t('parameterTree.empty')}</span>;
  }
  return (
    <ul className={styles.items}>
      {items.map((item, index) => (
        <li key={index}>
          <Value value={item} />
        </li>
      ))}
    </ul>
  );
}

function TextValue(props: { text: string }) {
  const { text } = props;
  const { t } = useEnvironmentsWords();
  if (text === SECRET) {
    return <span className={styles.quiet}>{t('parameterTree.secret')}</span>;
  }
  if (text === '') {
    return <span className={styles.quiet}>{t('parameterTree.emptyText')}</span>;
  }
  const { length } = text;
  if (length <= TEXT_LENGTH_MAX) {
    return <bdi className={styles.text}>{text}</bdi>;
  }
  return (
    <details className={styles.long}>
      <summary>
        <bdi className={styles.text}>
          {`${text.slice(0, TEXT_LENGTH_MAX).trimEnd()}…`}
        </bdi>{' '}
        <span className={styles.quiet}>
          {t('parameterTree.characters', {
            count: length,
            number: formatNumber(length),
          })}
        </span>
      </summary>
      <bdi className={styles.text}>{text}</bdi>
    </details>
  );
}

function isNested(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  );
}
