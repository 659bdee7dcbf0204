import { ShieldCheckIcon, SirenIcon, TriangleAlertIcon } from 'lucide-react';
import type { Risk } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './Risk.module.css';

const ICONS = {
  low: ShieldCheckIcon,
  medium: TriangleAlertIcon,
  high: SirenIcon,
};

/** How closely something is to be looked at, as icon and word. */
export function RiskLevel(props: { level: Risk['level'] }) {
  const { level } = props;
  const { t } = useEnvironmentsWords();
  const Icon = ICONS[level];
  return (
    <span className={styles.level} data-level={level}>
      <Icon aria-hidden="true" />
      {t(`risk.levels.${level}`)}
    </span>
  );
}
