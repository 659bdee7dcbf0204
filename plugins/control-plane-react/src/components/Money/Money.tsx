import { useFormat } from '../../hooks';
import styles from './Money.module.css';

/** Props of {@link Money}. @public */
export type MoneyProps = {
  /** United States dollars a month. */
  amountUsd: number;
  /** Leaves "/ month" out, where a column header says it. */
  isBare?: boolean;
};

/** A monthly cost, as `$120 / month`. @public */
export function Money(props: MoneyProps) {
  const { amountUsd, isBare = false } = props;
  const format = useFormat();
  return (
    <span className={styles.money}>
      {isBare ? format.money(amountUsd) : format.monthlyCost(amountUsd)}
    </span>
  );
}
