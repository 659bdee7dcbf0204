import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { Legible } from '../Legible';
import { StatusChip } from '../StatusChip';
import { highlightedParts, type SearchHighlight } from './highlightedParts';
import styles from './SearchResultItem.module.css';

export type { SearchHighlight } from './highlightedParts';

/** Something to know of a result beside its name and state. @public */
export type SearchResultFact = {
  term: string;
  /** Left out when absent. */
  value: ReactNode;
};

/** Props of {@link SearchResultItem}. @public */
export type SearchResultItemProps = {
  icon?: ReactNode;
  result: { title: string; location: string };
  highlight?: SearchHighlight;
  /** The state that it is in; no chip when absent. */
  status?: string;
  facts: SearchResultFact[];
};

/** Something of the control plane among the results of a search: its name with what was searched for, its state, and facts. @public */
export function SearchResultItem(props: SearchResultItemProps) {
  const { icon, result, highlight, status, facts } = props;
  const known = facts.filter(
    ({ value }) => value !== undefined && value !== '',
  );
  return (
    <Legible>
      <div className={styles.item}>
        {icon && (
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
        )}
        <div className={styles.body}>
          <span className={styles.top}>
            <Link href={result.location} variant="body-large" weight="bold">
              <Title title={result.title} highlight={highlight} />
            </Link>
            {status && <StatusChip status={status} />}
          </span>
          {known.length > 0 && (
            <dl className={styles.facts}>
              {known.map(({ term, value }) => (
                <div key={term} className={styles.fact}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </div>
    </Legible>
  );
}

function Title(props: { title: string; highlight?: SearchHighlight }) {
  const { title, highlight } = props;
  if (!highlight?.fields.title) {
    return <>{title}</>;
  }
  return (
    <>
      {highlightedParts(highlight.fields.title, highlight).map(
        ({ text, isFound }, index) =>
          isFound ? <mark key={index}>{text}</mark> : text,
      )}
    </>
  );
}
