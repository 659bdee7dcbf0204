import {
  useAddressParameters,
  type AddressCodec,
} from '@groundwork/plugin-control-plane-react';
import { INBOX_ORDERS, type InboxKind, type InboxOrder } from '../model';

/** What the inbox shows, as it stands in the address. */
export type InboxParameters = {
  /** What the person may decide, or all that is pending. */
  view: 'mine' | 'all';
  search: string;
  /** Name of an environment class. */
  className?: string;
  kind?: InboxKind;
  order: InboxOrder;
  /** What is read. */
  selected?: { kind: InboxKind; id: string };
};

const SEARCH_LENGTH_MAX = 100;

const codec: AddressCodec<InboxParameters> = {
  read: searchParams => {
    const order = searchParams.get('order');
    const kind = searchParams.get('kind');
    const request = searchParams.get('request');
    const gate = searchParams.get('gate');
    return {
      view: searchParams.get('view') === 'all' ? 'all' : 'mine',
      search: (searchParams.get('q') ?? '').slice(0, SEARCH_LENGTH_MAX),
      className: searchParams.get('class') ?? undefined,
      kind: kind === 'request' || kind === 'gate' ? kind : undefined,
      order: INBOX_ORDERS.find(known => known === order) ?? 'oldest',
      selected:
        (request ? { kind: 'request', id: request } : undefined) ??
        (gate ? { kind: 'gate', id: gate } : undefined),
    };
  },
  write: ({ view, search, className, kind, order, selected }) => ({
    view: view === 'all' ? 'all' : undefined,
    q: search,
    class: className,
    kind,
    order: order === 'oldest' ? undefined : order,
    request: selected?.kind === 'request' ? selected.id : undefined,
    gate: selected?.kind === 'gate' ? selected.id : undefined,
  }),
};

/** Reads and writes what the inbox shows. */
export function useInboxParameters() {
  return useAddressParameters(codec);
}
