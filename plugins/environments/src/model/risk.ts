import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';

/** How closely a request is to be looked at. */
export type RiskLevel = 'low' | 'medium' | 'high';

/** What a level comes from; the words are in the translations under `risk.reasons`. */
export type RiskReason = {
  level: RiskLevel;
  key: 'denied' | 'warnings' | 'cost' | 'deletes' | 'updates' | 'creates';
  count: number;
};

/** A level with everything that it comes from, the gravest first. */
export type Risk = { level: RiskLevel; reasons: RiskReason[] };

/** What risk is told from. */
export type RiskFacts = Pick<
  EnvironmentRequest,
  'policy_warnings' | 'estimated_monthly_cost_usd' | 'planned_changes'
> & {
  /** How many policy checks deny it. */
  denials?: number;
};

/** From the least on. */
export const RISK_LEVELS: readonly RiskLevel[] = ['low', 'medium', 'high'];

/**
 * From which number on something is worth a second look, and from which on a close one. Nothing that is deleted comes
 * back, so that a single deletion is enough.
 */
export const RISK_THRESHOLDS = {
  denied: { medium: 1, high: 1 },
  warnings: { medium: 1, high: 3 },
  deletes: { medium: 1, high: 1 },
  updates: { medium: 1, high: 10 },
  creates: { medium: 50, high: 200 },
  /** US dollars a month. */
  cost: { medium: 250, high: 1_000 },
} as const;

/** How closely a request is to be looked at: by what checks warn of, what it costs, and how much it changes. Pure. */
export function riskOf(facts: RiskFacts): Risk {
  const { planned_changes: changes } = facts;
  const counts: [RiskReason['key'], number][] = [
    ['denied', facts.denials ?? 0],
    ['warnings', facts.policy_warnings ?? 0],
    ['deletes', changes?.delete ?? 0],
    ['updates', changes?.update ?? 0],
    ['creates', changes?.create ?? 0],
    ['cost', facts.estimated_monthly_cost_usd],
  ];
  const reasons = counts
    .map(([key, count]) => ({ key, count, level: levelOf(key, count) }))
    .filter(({ level }) => level !== 'low')
    .toSorted(
      (a, b) => RISK_LEVELS.indexOf(b.level) - RISK_LEVELS.indexOf(a.level),
    );
  return { level: reasons[0]?.level ?? 'low', reasons };
}

function levelOf(key: RiskReason['key'], count: number): RiskLevel {
  const { medium, high } = RISK_THRESHOLDS[key];
  if (count >= high) {
    return 'high';
  }
  return count >= medium ? 'medium' : 'low';
}
