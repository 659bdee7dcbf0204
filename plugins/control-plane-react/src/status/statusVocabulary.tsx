import {
  RiAlertLine,
  RiArchiveLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiDeleteBin6Line,
  RiFlaskLine,
  RiForbid2Line,
  RiLoader4Line,
  RiPauseCircleLine,
  RiQuestionLine,
  RiTimeLine,
  RiToolsLine,
  RiZzzLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { controlPlaneTranslationRef } from '../translation';

/** How a state is to be taken; decides colour and, unless a state has its own, the icon. @public */
export type StatusTone =
  'success' | 'progress' | 'attention' | 'warning' | 'danger' | 'neutral';

type Messages = (typeof controlPlaneTranslationRef)['T'];

/** Every state that the pages have a word for. @public */
export type KnownStatus = {
  [TKey in keyof Messages]: TKey extends `status.${infer TStatus}`
    ? TStatus
    : never;
}[keyof Messages];

/** What stands for a state: a tone, an icon and a word from the translations. @public */
export type StatusAppearance = {
  tone: StatusTone;
  icon: RemixiconComponentType;
};

const success: StatusAppearance = {
  tone: 'success',
  icon: RiCheckboxCircleLine,
};
const progress: StatusAppearance = { tone: 'progress', icon: RiLoader4Line };
const attention: StatusAppearance = { tone: 'attention', icon: RiTimeLine };
const warning: StatusAppearance = { tone: 'warning', icon: RiAlertLine };
const danger: StatusAppearance = { tone: 'danger', icon: RiCloseCircleLine };
const neutral: StatusAppearance = { tone: 'neutral', icon: RiQuestionLine };

/**
 * The one table from states to how they look. Words come from the translations, so that tone never says something that
 * the word does not.
 *
 * @public
 */
export const statusVocabulary: Readonly<Record<KnownStatus, StatusAppearance>> =
  {
    ready: success,
    in_sync: success,
    approved: success,
    active: success,
    healthy: success,
    synced: success,
    granted: success,
    intact: success,

    reverted: success,
    accepted: success,
    completed: success,

    due: progress,
    running: progress,
    provisioning: progress,
    queued: progress,
    reconciling: progress,
    in_progress: progress,
    progressing: progress,
    pending: progress,
    deleting: progress,
    deprovisioning: progress,

    pending_approval: attention,
    waiting: attention,
    expiring: attention,
    trial: attention,
    open: attention,
    ending: attention,
    replaced: attention,
    near_quota: attention,
    stale: attention,
    paused: { tone: 'attention', icon: RiPauseCircleLine },
    held: { tone: 'attention', icon: RiPauseCircleLine },

    drifted: warning,
    changed: warning,
    extra: warning,
    degraded: warning,
    stale_plan: warning,
    unsealed: warning,
    suspended: { tone: 'warning', icon: RiPauseCircleLine },

    dead: danger,
    failed: danger,
    rejected: danger,
    missing: danger,
    unavailable: danger,
    expired: danger,
    frozen: danger,
    revoked: danger,
    declined: danger,
    over_quota: danger,
    broken: danger,

    cancelled: { tone: 'neutral', icon: RiForbid2Line },
    deleted: { tone: 'neutral', icon: RiDeleteBin6Line },
    removed: { tone: 'neutral', icon: RiDeleteBin6Line },
    archived: { tone: 'neutral', icon: RiArchiveLine },
    demo: { tone: 'neutral', icon: RiFlaskLine },
    disabled: { tone: 'neutral', icon: RiForbid2Line },
    resting: { tone: 'neutral', icon: RiZzzLine },
    unverified: neutral,
    maintenance: { tone: 'neutral', icon: RiToolsLine },
    unknown: neutral,
  };

/** Whether the pages have a word for a state. @public */
export function isKnownStatus(status: string): status is KnownStatus {
  return Object.hasOwn(statusVocabulary, status);
}
