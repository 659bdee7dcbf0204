import { Box } from '@backstage/ui';
import { SkeletonCards } from '@groundwork/plugin-control-plane-react';
import type { RecordColumn, RecordTableProps } from './RecordTable';
import styles from './RecordTable.module.css';

/** Records as cards, for where a table would not fit. */
export function RecordCards<T extends object>(props: RecordTableProps<T>) {
  const { label, columns, items, idOf } = props;
  if (!items) {
    return (
      <SkeletonCards
        count={4}
        height={140}
        label={`Loading ${label.toLowerCase()}`}
      />
    );
  }
  return (
    <ul
      className={styles.cards}
      aria-label={label}
      data-updating={props.isUpdating || undefined}
    >
      {items.map(item => (
        <RecordCard
          key={idOf(item)}
          item={item}
          columns={columns}
          name={props.nameOf(item)}
          onOpen={props.onOpen}
        />
      ))}
    </ul>
  );
}

function RecordCard<T extends object>(props: {
  item: T;
  columns: RecordColumn<T>[];
  name: string;
  onOpen: ((item: T) => void) | undefined;
}) {
  const { item, columns, name, onOpen } = props;
  const title = columns.find(({ isRowHeader }) => isRowHeader);
  const placed = (place: RecordColumn<T>['onCard']) =>
    columns.filter(column => column.onCard === place && column !== title);
  const chips = placed('chip')
    .map(({ id, render }) => ({ id, content: render(item) }))
    .filter(({ content }) => content !== undefined);
  const lines = placed(undefined)
    .map(({ id, label, render }) => ({ id, label, content: render(item) }))
    .filter(({ content }) => content !== undefined);
  return (
    <Box as="li" bg="neutral" className={styles.card}>
      <div className={styles.header}>
        <div className={styles.title}>
          {title?.render(item)}
          {onOpen && (
            <button
              type="button"
              className={styles.open}
              aria-label={`Open ${name}`}
              onClick={() => onOpen(item)}
            />
          )}
        </div>
        <div className={styles.corner}>
          {placed('corner').map(({ id, render }) => (
            <span key={id}>{render(item)}</span>
          ))}
        </div>
      </div>
      {chips.length > 0 && (
        <div className={styles.chips}>
          {chips.map(({ id, content }) => (
            <span key={id}>{content}</span>
          ))}
        </div>
      )}
      <dl className={styles.lines}>
        {lines.map(({ id, label, content }) => (
          <div key={id} className={styles.line}>
            <dt>{label}</dt>
            <dd>{content}</dd>
          </div>
        ))}
      </dl>
    </Box>
  );
}
