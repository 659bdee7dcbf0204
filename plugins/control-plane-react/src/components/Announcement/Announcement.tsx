import type { ReactNode } from 'react';
import { VisuallyHidden } from '@backstage/ui';

/** Props of {@link Announcement}. @public */
export type AnnouncementProps = {
  /** What is to be heard; an empty one says nothing. */
  children?: ReactNode;
};

/** Told by screen readers when it changes, after what they are saying. It has to be there before it has something to say. @public */
export function Announcement(props: AnnouncementProps) {
  return (
    <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
      {props.children}
    </VisuallyHidden>
  );
}
