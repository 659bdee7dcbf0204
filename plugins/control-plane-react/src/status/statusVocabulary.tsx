import {
  ArchiveIcon,
  BanIcon,
  CircleCheckIcon,
  CirclePauseIcon,
  CircleQuestionMarkIcon,
  CircleXIcon,
  ClockIcon,
  FlaskConicalIcon,
  LoaderCircleIcon,
  MoonIcon,
  Trash2Icon,
  TriangleAlertIcon,
  WrenchIcon,
  type LucideIcon,
} from 'lucide-react';
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
  icon: LucideIcon;
};

const success: StatusAppearance = {
  tone: 'success',
  icon: CircleCheckIcon,
};
const progress: StatusAppearance = { tone: 'progress', icon: LoaderCircleIcon };
const attention: StatusAppearance = { tone: 'attention', icon: ClockIcon };
const warning: StatusAppearance = { tone: 'warning', icon: TriangleAlertIcon };
const danger: StatusAppearance = { tone: 'danger', icon: CircleXIcon };
const neutral: StatusAppearance = {
  tone: 'neutral',
  icon: CircleQuestionMarkIcon,
};

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
    pass: success,

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
    paused: { tone: 'attention', icon: CirclePauseIcon },
    held: { tone: 'attention', icon: CirclePauseIcon },

    drifted: warning,
    changed: warning,
    extra: warning,
    degraded: warning,
    stale_plan: warning,
    unsealed: warning,
    warn: warning,
    suspended: { tone: 'warning', icon: CirclePauseIcon },

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
    deny: { tone: 'danger', icon: BanIcon },

    cancelled: { tone: 'neutral', icon: BanIcon },
    deleted: { tone: 'neutral', icon: Trash2Icon },
    removed: { tone: 'neutral', icon: Trash2Icon },
    archived: { tone: 'neutral', icon: ArchiveIcon },
    demo: { tone: 'neutral', icon: FlaskConicalIcon },
    disabled: { tone: 'neutral', icon: BanIcon },
    resting: { tone: 'neutral', icon: MoonIcon },
    unverified: neutral,
    maintenance: { tone: 'neutral', icon: WrenchIcon },
    unknown: neutral,
  };

/** Whether the pages have a word for a state. @public */
export function isKnownStatus(status: string): status is KnownStatus {
  return Object.hasOwn(statusVocabulary, status);
}
