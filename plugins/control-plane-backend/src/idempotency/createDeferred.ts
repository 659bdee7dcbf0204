/** Something to wait for, and what ends the wait. */
export function createDeferred(): { ended: Promise<void>; end: () => void } {
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  return { ended, end };
}
