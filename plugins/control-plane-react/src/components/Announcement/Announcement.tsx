import type { ReactNode } from 'react';
import { HiddenText } from '../HiddenText';
import styles from './Announcement.module.css';

/** Props of {@link Announcement}. @public */
export type AnnouncementProps = {
  /** What is to be heard; an empty one says nothing. */
  children?: ReactNode;
};

/** Told by screen readers when it changes, after what they are saying. It has to be there before it has something to say. @public */
export function Announcement(props: AnnouncementProps) {
  return (
    <span
      className={styles.region}
      role="status"
      aria-live="polite"
      aria-atomic="true"
    >
      <HiddenText>{props.children}</HiddenText>
    </span>
  );
}
