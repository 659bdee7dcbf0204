import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Button, useBreakpoint } from '@backstage/ui';
import { CalendarXIcon } from 'lucide-react';
import { environmentRequestReadPermission } from '@groundwork/plugin-control-plane-common';
import {
  Announcement,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  PageFrame,
} from '@groundwork/plugin-control-plane-react';
import {
  entryAfter,
  useInbox,
  useInboxParameters,
  type InboxParameters,
} from '../../hooks';
import type { InboxEntry } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { AwayDialog } from '../AwayDialog';
import { ApprovalDetail } from './ApprovalDetail';
import { ApprovalInbox } from './ApprovalInbox';
import { DecidedNotice, type Decided } from './DecidedNotice';
import type { DecisionKind } from './DecisionForm';
import { GateDetail } from './GateDetail';
import { InboxEmptyState } from './InboxEmptyState';
import { LinkNotice } from './LinkNotice';
import { ShortcutHint } from './ShortcutHint';
import { useApprovalLink } from './useApprovalLink';
import { useShortcuts, useShortcutsEnabled } from './useShortcuts';
import styles from './ApprovalsPage.module.css';

type Selected = InboxParameters['selected'];

/** The inbox of what waits for a decision. On narrow screens what is read opens in place of the inbox. */
export function ApprovalsPage() {
  const { t } = useEnvironmentsWords();
  const [searchParams, setSearchParams] = useSearchParams();
  const [parameters, change] = useInboxParameters();
  const isNarrow = useBreakpoint().down('md');
  const [pages, setPages] = useState(1);
  const [decided, setDecided] = useState<Decided>();
  const [opened, setOpened] = useState<DecisionKind>();
  const [isAwayOpen, setIsAwayOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const token = searchParams.get('link') ?? undefined;
  const followed = useApprovalLink(token, requestId =>
    setSearchParams(requestId ? { request: requestId } : {}, { replace: true }),
  );
  const inbox = useInbox(parameters, pages);
  const entries = inbox.entries ?? [];
  const { selected: asked, view } = parameters;
  const selected: Selected =
    asked ?? (isNarrow || token ? undefined : entries[0]);

  const select = (entry: Selected) => {
    setOpened(undefined);
    change(
      { selected: entry && { kind: entry.kind, id: entry.id } },
      // Walking through the inbox is not what Back is for; opening an entry where it is a page of its own is.
      { isTyping: !isNarrow },
    );
  };
  const move = (by: number) => {
    const at = entries.findIndex(({ id }) => id === selected?.id);
    const next = entries[Math.min(Math.max(at + by, 0), entries.length - 1)];
    if (next && next.id !== selected?.id) {
      select(next);
    }
  };
  const shortcuts = useShortcutsEnabled();
  useShortcuts(shortcuts.isEnabled, {
    j: () => move(1),
    k: () => move(-1),
    a: () => setOpened('approve'),
    r: () => setOpened('reject'),
    '?': () => setIsHelpOpen(true),
  });

  /** Goes on to the next, unless what was decided waits on for the approvals of others. */
  const onDecided = (entry: InboxEntry, waitsOn: boolean) => {
    setDecided(entry);
    const stays = view === 'all' && waitsOn;
    if (entry.kind === 'request') {
      inbox.showRequest(entry.request, stays);
    } else {
      inbox.showGate(entry.gate, stays);
    }
    if (stays) {
      setOpened(undefined);
    } else {
      select(isNarrow ? undefined : entryAfter(entries, entry.id));
    }
  };

  if (isForbidden(inbox.error)) {
    return (
      <PageFrame title={t('approvalsPage.title')}>
        <ForbiddenPanel permission={environmentRequestReadPermission} />
      </PageFrame>
    );
  }
  const isEmpty = inbox.entries !== undefined && entries.length === 0;
  const showsInbox = !isNarrow || !selected;
  const detail = {
    opened,
    onOpen: setOpened,
    onBack: isNarrow ? () => select(undefined) : undefined,
  };
  return (
    <PageFrame
      title={t('approvalsPage.title')}
      live={inbox.live}
      actions={
        // Where a request is a page of its own, the bar at the bottom is for its decision.
        showsInbox && (
          <Button
            variant="secondary"
            iconStart={<CalendarXIcon />}
            onPress={() => setIsAwayOpen(true)}
          >
            {t('approvalsPage.away')}
          </Button>
        )
      }
    >
      <LinkNotice
        link={followed.link}
        onRetry={followed.retry}
        onClose={followed.dismiss}
      />
      <Announcement>
        {followed.isFollowing ? t('link.checking') : ''}
      </Announcement>
      {isAwayOpen && <AwayDialog onClose={() => setIsAwayOpen(false)} />}
      <DecidedNotice decided={decided} onClose={() => setDecided(undefined)} />
      <Announcement>
        {inbox.entries && t('inbox.count', { count: entries.length })}
      </Announcement>
      {inbox.error && (
        <ErrorPanel
          title={t('inbox.failed')}
          error={inbox.error}
          onRetry={inbox.refresh}
        />
      )}
      {!inbox.error && (
        <div className={styles.panes} data-single={isEmpty && !asked}>
          {showsInbox && (
            <div className={styles.inboxPane}>
              <ApprovalInbox
                inbox={inbox}
                parameters={parameters}
                selectedId={selected?.id}
                onSelect={select}
                onChange={(changes, options) => {
                  setPages(1);
                  change(changes, options);
                }}
                onMore={() => setPages(count => count + 1)}
              />
              {isEmpty && (
                <InboxEmptyState
                  parameters={parameters}
                  onClear={() =>
                    change({
                      search: '',
                      className: undefined,
                      kind: undefined,
                    })
                  }
                />
              )}
              {!isNarrow && !isEmpty && (
                <ShortcutHint
                  {...shortcuts}
                  isOpen={isHelpOpen}
                  onOpenChange={setIsHelpOpen}
                />
              )}
            </div>
          )}
          {/* Another entry is another decision: nothing that was typed may carry over. */}
          {selected?.kind === 'request' && (
            <ApprovalDetail
              {...detail}
              key={selected.id}
              id={selected.id}
              onDecided={request =>
                onDecided(
                  { kind: 'request', id: request.id, request },
                  request.status === 'pending_approval',
                )
              }
              onExtensionDecided={inbox.refresh}
            />
          )}
          {selected?.kind === 'gate' && (
            <GateDetail
              {...detail}
              key={selected.id}
              id={selected.id}
              onDecided={gate =>
                onDecided(
                  { kind: 'gate', id: gate.id, gate },
                  gate.status === 'pending',
                )
              }
            />
          )}
        </div>
      )}
    </PageFrame>
  );
}
