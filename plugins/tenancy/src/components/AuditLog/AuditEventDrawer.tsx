import {
  Button,
  ButtonIcon,
  Dialog,
  DialogBody,
  DialogHeader,
} from '@backstage/ui';
import {
  RiArrowLeftSLine,
  RiArrowRightSLine,
  RiFilterLine,
} from '@remixicon/react';
import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  formatExactTime,
  KeyValueList,
  RelativeTime,
  ShortId,
  TextDiff,
} from '@groundwork/plugin-control-plane-react';
import { CodeBlock } from '../shared/CodeBlock';
import type { AuditAddressName } from './auditParameters';
import { EventActor } from './EventActor';
import { readChanges, toLines } from './eventChanges';
import { useTenantName } from './useTenantName';
import styles from './AuditEventDrawer.module.css';

/** Props of {@link AuditEventDrawer}. */
export type AuditEventDrawerProps = {
  event: AuditEvent;
  /** The events beside it, newest first. */
  siblings: AuditEvent[];
  /** The log is that of one tenant. */
  isTenantFixed: boolean;
  onOpen: (event: AuditEvent) => void;
  onFilter: (change: Partial<Record<AuditAddressName, string>>) => void;
  onClose: () => void;
};

/** Everything that is known of one event, at the side of the log. */
export function AuditEventDrawer(props: AuditEventDrawerProps) {
  const { event, siblings, onOpen, onClose } = props;
  const index = siblings.findIndex(({ id }) => id === event.id);
  const newer = index > 0 ? siblings[index - 1] : undefined;
  const older = index >= 0 ? siblings[index + 1] : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={560}
      className={styles.drawer}
    >
      <DialogHeader>Event {event.id.toLocaleString()}</DialogHeader>
      <DialogBody className={styles.body}>
        <div className={styles.lead}>
          <p className={styles.message}>{event.message || event.action}</p>
          <span className={styles.siblings}>
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiArrowLeftSLine />}
              aria-label="Newer event"
              isDisabled={!newer}
              onPress={() => newer && onOpen(newer)}
            />
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiArrowRightSLine />}
              aria-label="Older event"
              isDisabled={!older}
              onPress={() => older && onOpen(older)}
            />
          </span>
        </div>
        <EventFacts event={event} />
        <MoreLikeThis {...props} />
        <EventChanges event={event} />
        <ChainPlace event={event} />
        <details className={styles.whole}>
          <summary>The whole event as JSON</summary>
          <CodeBlock label="event" text={JSON.stringify(event, undefined, 2)} />
        </details>
      </DialogBody>
    </Dialog>
  );
}

function EventFacts(props: { event: AuditEvent }) {
  const { event } = props;
  const tenantName = useTenantName(event.tenant_id);
  return (
    <KeyValueList
      items={[
        {
          label: 'When',
          value: (
            <>
              {formatExactTime(event.created_at)},{' '}
              <RelativeTime time={event.created_at} />
            </>
          ),
        },
        {
          label: 'Who',
          value: (
            <>
              <EventActor event={event} />
              {event.reported_by && (
                <>
                  , reported by <ActorLink entityRef={event.reported_by} />
                </>
              )}
            </>
          ),
        },
        {
          label: 'What',
          value: <code className={styles.code}>{event.action}</code>,
        },
        { label: 'On what', value: <EventTarget event={event} /> },
        { label: 'Tenant', value: tenantName },
        { label: 'Product', value: event.product },
        {
          label: 'Project',
          value: event.project_id && (
            <ShortId id={event.project_id} label="project id" />
          ),
        },
        {
          label: 'From where',
          value: event.source_ip && (
            <code className={styles.code}>{event.source_ip}</code>
          ),
        },
        { label: 'Client', value: event.user_agent },
        {
          label: 'Request id',
          value: event.http_request_id && (
            <ShortId id={event.http_request_id} label="request id" />
          ),
        },
      ]}
    />
  );
}

function EventTarget(props: { event: AuditEvent }) {
  const { target_type: type, target_id: id, target_name: name } = props.event;
  if (type === undefined) {
    return <>Nothing in particular</>;
  }
  return (
    <span className={styles.target}>
      {name && name !== id && <span>{name}</span>}
      <span>{type.replace(/[-_]/g, ' ')}</span>
      {id && <ShortId id={id} label="target id" />}
    </span>
  );
}

function MoreLikeThis(props: AuditEventDrawerProps) {
  const { event, isTenantFixed, onFilter } = props;
  const ways: { label: string; change: Parameters<typeof onFilter>[0] }[] = [
    { label: 'Same actor', change: { actor: event.actor_id } },
    { label: 'Same action', change: { action: event.action } },
    { label: 'Same target', change: { target: event.target_id } },
    { label: 'Same product', change: { product: event.product } },
    {
      label: 'Same tenant',
      change: { tenant: isTenantFixed ? undefined : event.tenant_id },
    },
  ];
  return (
    <div className={styles.more} role="group" aria-label="Filter the log by">
      <RiFilterLine aria-hidden="true" />
      {ways
        .filter(({ change }) => Object.values(change)[0] !== undefined)
        .map(({ label, change }) => (
          <Button
            key={label}
            size="small"
            variant="secondary"
            onPress={() => onFilter(change)}
          >
            {label}
          </Button>
        ))}
    </div>
  );
}

function EventChanges(props: { event: AuditEvent }) {
  const { before, after, rest } = readChanges(props.event);
  const [old, fresh] = [toLines(before), toLines(after)];
  const hasRest = Object.keys(rest).length > 0;
  return (
    <>
      {(old !== undefined || fresh !== undefined) && (
        <section className={styles.section}>
          <h3>Before and after</h3>
          <TextDiff before={old} after={fresh} label="Before and after" />
        </section>
      )}
      {hasRest && (
        <section className={styles.section}>
          <h3>Details</h3>
          <CodeBlock
            label="details"
            text={JSON.stringify(rest, undefined, 2)}
          />
        </section>
      )}
    </>
  );
}

function ChainPlace(props: { event: AuditEvent }) {
  const { position, hash, previous_hash: previousHash } = props.event;
  return (
    <section className={styles.section}>
      <h3>Place in the chain</h3>
      {position === undefined ? (
        <p>It is so new that it is not in the chain yet.</p>
      ) : (
        <KeyValueList
          items={[
            { label: 'Position', value: position.toLocaleString() },
            {
              label: 'Hash',
              value: hash && <ShortId id={hash} label="hash" />,
            },
            {
              label: 'Hash before it',
              value: previousHash && (
                <ShortId id={previousHash} label="hash before it" />
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
