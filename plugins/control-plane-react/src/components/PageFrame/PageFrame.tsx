import type { ReactNode } from 'react';
import { Container, Header, useBreakpoint } from '@backstage/ui';
import type { LiveQueryState } from '../../hooks';
import { Legible } from '../Legible';
import { LiveDot } from '../LiveDot';
import styles from './PageFrame.module.css';

/** Props of {@link PageFrame}. @public */
export type PageFrameProps = {
  title: string;
  /** What the page shows lives by this; no dot when absent. */
  live?: Pick<
    LiveQueryState<unknown>,
    'connection' | 'isUpdating' | 'updatedAt' | 'value'
  >;
  /** The one primary action, and a menu with the rest. On narrow screens they become a bar at the bottom. */
  actions?: ReactNode;
  children: ReactNode;
};

/** Title, liveness and actions of a page, the same everywhere. The header stands right after the portal's own, which styles the two as one. @public */
export function PageFrame(props: PageFrameProps) {
  const { title, live, actions, children } = props;
  // A narrow header has room for the title alone.
  const isNarrow = useBreakpoint().down('xs');
  const dot = live?.value !== undefined && (
    <LiveDot
      connection={live.connection}
      isUpdating={live.isUpdating}
      updatedAt={live.updatedAt}
    />
  );
  return (
    <>
      <Header
        title={title}
        customActions={
          <>
            {!isNarrow && dot}
            {actions && <div className={styles.actions}>{actions}</div>}
          </>
        }
      />
      <Container>
        <main className={styles.content}>
          {isNarrow && dot}
          <Legible>{children}</Legible>
        </main>
      </Container>
    </>
  );
}
