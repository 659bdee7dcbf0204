/** The value below which the given share of the values is. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** How often something happened in a second. */
export function rate(count: number, elapsedMs: number): number {
  return (1_000 * count) / elapsedMs;
}

/** Prints one line of a table. */
export function show(name: string, ...parts: string[]): void {
  console.log(`  ${name.padEnd(62)} ${parts.join('   ')}`);
}

/** What a goal says about a figure, and whether it is met. */
export function judge(value: number, goal: { min?: number; max?: number }) {
  const met =
    value >= (goal.min ?? -Infinity) && value <= (goal.max ?? Infinity);
  const bound =
    goal.min === undefined ? `at most ${goal.max}` : `at least ${goal.min}`;
  return `${value.toFixed(value < 1 ? 3 : 2)} (goal: ${bound})${met ? '' : '   MISSED'}`;
}

/** Runs a benchmark and ends the process, whatever is still open. */
export function runBenchmark(main: () => Promise<void>): void {
  main().then(
    () => process.exit(0),
    error => {
      console.error(error);
      process.exit(1);
    },
  );
}
