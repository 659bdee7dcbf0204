import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useControlPlaneWords } from '../../translation';
import styles from './SkeletonBlocks.module.css';

/** Props of {@link SkeletonLines}. @public */
export type SkeletonLinesProps = {
  /** How many lines; three when absent. */
  count?: number;
  /** What is loading, for screen readers. */
  label?: string;
};

/** Stands for a paragraph or a list that loads. @public */
export function SkeletonLines(props: SkeletonLinesProps) {
  const { count = 3, label } = props;
  const { t } = useControlPlaneWords();
  return (
    <div className={styles.lines} role="status">
      <VisuallyHidden>{label ?? t('skeleton.loading')}</VisuallyHidden>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton
          key={index}
          height={16}
          width={`${92 - ((index * 17) % 45)}%`}
        />
      ))}
    </div>
  );
}

/** Props of {@link SkeletonCards}. @public */
export type SkeletonCardsProps = {
  /** How many cards; three when absent. */
  count?: number;
  /** Height of each in pixels; as near as can be to what will stand there, so that nothing jumps. */
  height?: number;
  /** Each takes the whole width. */
  isWide?: boolean;
  /** What is loading, for screen readers. */
  label?: string;
};

/** Stands for cards that load. @public */
export function SkeletonCards(props: SkeletonCardsProps) {
  const { count = 3, height = 120, isWide, label } = props;
  const { t } = useControlPlaneWords();
  return (
    <div className={styles.cards} data-wide={isWide || undefined} role="status">
      <VisuallyHidden>{label ?? t('skeleton.loading')}</VisuallyHidden>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={height} width="100%" />
      ))}
    </div>
  );
}
