import { lazy, Suspense, type ReactNode } from 'react';

/** Props of {@link lazyIcon}s. @public */
export type LazyIconProps = {
  /** Width and height in pixels; 24 when absent. */
  size?: number;
};

/** An icon as React draws it. @public */
export type DrawnIcon = (props: LazyIconProps) => ReactNode;

/**
 * An icon that is loaded when it shows first, with its space kept until then. For what the portal shows from its start:
 * icons bring a library along, which nobody has to wait for. Where it cannot be loaded, the space stays empty.
 *
 * @public
 */
export function lazyIcon(load: () => Promise<DrawnIcon>): DrawnIcon {
  const Loaded = lazy(async () => ({
    default: await load().catch(() => Space),
  }));
  return function LazyIcon(props) {
    return (
      <Suspense fallback={<Space {...props} />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

function Space({ size = 24 }: LazyIconProps) {
  return <svg width={size} height={size} aria-hidden="true" />;
}
