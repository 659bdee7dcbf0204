import { Box, Link } from '@backstage/ui';
import { useFormat } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { SkeletonCards } from '../SkeletonBlocks';
import type { ItemTableProps } from './ItemTable';
import styles from './ItemTable.module.css';

/** Items as cards, for where a table would not fit. */
export function ItemCards<T extends object>(props: ItemTableProps<T>) {
  const { label, columns, items, idOf } = props;
  const { t } = useControlPlaneWords();
  const format = useFormat();
  if (!items) {
    return (
      <SkeletonCards
        count={3}
        height={124}
        label={t('list.loading', { items: format.inSentence(label) })}
      />
    );
  }
  const corners = columns.filter(
    ({ role, onCard }) => role === 'menu' || onCard === 'corner',
  );
  const chips = columns.filter(({ onCard }) => onCard === 'chip');
  const facts = columns.filter(
    ({ role, onCard }) => role === undefined && onCard === undefined,
  );
  return (
    <ul className={styles.cards} aria-label={label}>
      {items.map(item => (
        <Box as="li" bg="neutral" key={idOf(item)} className={styles.card}>
          <div className={styles.cardHeader}>
            <CardTitle {...props} item={item} />
            {corners.map(({ id, render }) => (
              <span key={id} className={styles.cardCorner}>
                {render(item)}
              </span>
            ))}
          </div>
          {chips.length > 0 && (
            <div className={styles.chips}>
              {chips.map(({ id, render }) => (
                <span key={id}>{render(item)}</span>
              ))}
            </div>
          )}
          <dl className={styles.facts}>
            {facts
              .map(({ id, label: name, render }) => ({
                id,
                name,
                value: render(item),
              }))
              .filter(({ value }) => value !== undefined)
              .map(({ id, name, value }) => (
                <div key={id} className={styles.fact}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </Box>
      ))}
    </ul>
  );
}

function CardTitle<T extends object>(props: ItemTableProps<T> & { item: T }) {
  const { columns, item, hrefOf, onOpen } = props;
  const title = columns.find(({ role }) => role === 'title')?.render(item);
  const href = hrefOf?.(item);
  if (href) {
    return (
      <Link
        href={href}
        variant="body-medium"
        standalone
        className={styles.cardLink}
      >
        {title}
      </Link>
    );
  }
  return onOpen ? (
    <button
      type="button"
      className={styles.cardLink}
      onClick={() => onOpen(item)}
    >
      {title}
    </button>
  ) : (
    <div className={styles.cardTitle}>{title}</div>
  );
}
