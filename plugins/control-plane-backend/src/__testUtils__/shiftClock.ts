/** Sets the clock of this process wrong by so much; answers with what sets it right. Only the database keeps the time. */
export function shiftClock(offsetMs: number): () => void {
  const RealDate = Date;
  class ShiftedDate extends RealDate {
    constructor(...time: unknown[]) {
      super(
        ...((time.length > 0 ? time : [ShiftedDate.now()]) as [
          number | string,
        ]),
      );
    }

    static now(): number {
      return RealDate.now() + offsetMs;
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}
