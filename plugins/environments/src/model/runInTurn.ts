/** How one of many is coming along. */
export type TurnState<TItem> =
  | { item: TItem; status: 'waiting' | 'running' | 'done' | 'stopped' }
  | { item: TItem; status: 'failed'; error: Error };

/** What {@link runInTurn} needs. */
export type RunInTurnOptions<TItem> = {
  items: readonly TItem[];
  /** So many at a time. */
  concurrency: number;
  run: (item: TItem) => Promise<unknown>;
  /** Called whenever one of them comes along. */
  onChange: (state: TurnState<TItem>) => void;
  /** Once it is aborted, those that have not begun are left alone; what has begun is finished. */
  signal: AbortSignal;
};

/** Does something with many, a few at a time; what fails holds up nothing else. */
export async function runInTurn<TItem>(
  options: RunInTurnOptions<TItem>,
): Promise<void> {
  const { items, concurrency, run, onChange, signal } = options;
  const queue = [...items];
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      if (signal.aborted) {
        onChange({ item, status: 'stopped' });
        continue;
      }
      onChange({ item, status: 'running' });
      try {
        await run(item);
        onChange({ item, status: 'done' });
      } catch (thrown) {
        onChange({
          item,
          status: 'failed',
          error: thrown instanceof Error ? thrown : new Error(String(thrown)),
        });
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
