/** Something to wait at until it is opened. */
export type Gate = {
  /** Waits until the gate is open; rejects when the signal aborts first. */
  pass(signal?: AbortSignal): Promise<void>;
  /** Lets everybody through, now and later. */
  open(): void;
  /** How many wait. */
  readonly waiting: number;
};

/** A closed gate. */
export function createGate(): Gate {
  let waiting = 0;
  let open: () => void = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return {
    async pass(signal) {
      waiting += 1;
      try {
        await Promise.race([
          opened,
          new Promise<never>((_, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason));
          }),
        ]);
      } finally {
        waiting -= 1;
      }
    },
    open: () => open(),
    get waiting() {
      return waiting;
    },
  };
}
