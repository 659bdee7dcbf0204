import { shortenMiddle } from '../../format';
import { HiddenText } from '../HiddenText';
import { CopyButton } from '../CopyButton';
import styles from './ShortId.module.css';

/** Props of {@link ShortId}. @public */
export type ShortIdProps = {
  /** The whole id, digest or hash. */
  id: string;
  /** What it names, as in "Copy request id". */
  label: string;
};

/** An id in monospace, shortened in the middle; read out and copied whole. @public */
export function ShortId(props: ShortIdProps) {
  const { id, label } = props;
  return (
    <span className={styles.root}>
      <span className={styles.id} title={id}>
        <span aria-hidden="true">{shortenMiddle(id)}</span>
        <HiddenText>{id}</HiddenText>
      </span>
      <CopyButton text={id} label={label} />
    </span>
  );
}
