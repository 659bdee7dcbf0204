import type { Forge } from './Forge';

/** What people do with pull requests at their host, and what they see there. */
export interface People {
  /** Those that are open, the oldest first. */
  open(): Promise<
    Array<{ number: number; title: string; body: string; source: string }>
  >;
  merge(number: number): Promise<void>;
  close(number: number): Promise<void>;
  deleteBranch(source: string): Promise<void>;
}

/** People at a host of our own. */
export function peopleAt(forge: Forge): People {
  return {
    async open() {
      await forge.refresh();
      return forge.requests.filter(({ state }) => state === 'open');
    },
    merge: number => forge.mergeByHand(number),
    close: async number => forge.closeByHand(number),
    deleteBranch: source => forge.deleteBranchByHand(source),
  };
}
