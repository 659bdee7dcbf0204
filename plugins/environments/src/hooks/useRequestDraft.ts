import { useCallback, useEffect, useState } from 'react';
import { createUuid } from '../model/createUuid';
import {
  isSameDraft,
  REQUEST_STEPS,
  type InitialDraft,
  type RequestDraft,
} from '../model/requestDraft';

const STORAGE_KEY = 'groundwork.environment-request-draft';

/** A new draft with what is known. */
export function createDraft(fields: InitialDraft = {}): RequestDraft {
  return {
    step: fields.class ? 'details' : 'class',
    idempotencyKey: createUuid(),
    class: '',
    component_ref: '',
    tenant_id: '',
    app: '',
    team: '',
    owner: '',
    region: '',
    ttl_hours: 0,
    repository: '',
    revision: '',
    note: '',
    parameters: {},
    clonedFrom: '',
    ...fields,
  };
}

/** A draft as the page sees it. */
export type RequestDraftState = {
  draft: RequestDraft;
  change: (change: Partial<RequestDraft>) => void;
  /** It was sent, and is not kept any more. */
  discard: () => void;
  /** Whether it was begun at an earlier visit. */
  isRestored: boolean;
  /** Whether something was filled in or chosen beside what the page was opened with. */
  isChanged: boolean;
  /** Whether the browser keeps it. */
  isKept: boolean;
  /** Begins anew with what the page was opened with. */
  startOver: () => void;
  /** Undoes that; absent when there is nothing to bring back. */
  bringBack: (() => void) | undefined;
};

/**
 * A draft that survives a reload of the page and visits elsewhere in the portal, and not the closing of its tab.
 *
 * @param initial - What it begins with.
 * @param origin - How the page was opened: each way in has a draft of its own, so that none overwrites another.
 */
export function useRequestDraft(
  initial: InitialDraft,
  origin: string = '',
): RequestDraftState {
  const key = origin ? `${STORAGE_KEY}?${origin}` : STORAGE_KEY;
  const [blank, setBlank] = useState(() => createDraft(initial));
  const [stored] = useState(() => readDraft(key));
  const [draft, setDraft] = useState(stored ?? blank);
  const [left, setLeft] = useState<RequestDraft>();
  const [isKept, setIsKept] = useState(true);
  const isChanged = !isSameDraft(draft, blank);
  useEffect(() => {
    setIsKept(keepDraft(key, draft));
  }, [key, draft]);
  useEffect(() => {
    if (isKept || !isChanged) {
      return undefined;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isKept, isChanged]);

  const change = useCallback(
    (changed: Partial<RequestDraft>) =>
      setDraft(previous => ({ ...previous, ...changed })),
    [],
  );
  const discard = useCallback(() => forgetDraft(key), [key]);
  const startOver = () => {
    const fresh = createDraft(initial);
    setLeft(draft);
    setBlank(fresh);
    setDraft(fresh);
  };
  const bringBack =
    left &&
    (() => {
      setDraft(left);
      setLeft(undefined);
    });
  return {
    draft,
    change,
    discard,
    isRestored: stored !== undefined && left === undefined,
    isChanged,
    isKept,
    startOver,
    bringBack,
  };
}

/** Whether it worked: storage may be full, or switched off. */
function keepDraft(key: string, draft: RequestDraft): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function forgetDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // What was not kept need not be forgotten.
  }
}

function readDraft(key: string): RequestDraft | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    const blank = createDraft();
    return isDraft(stored, blank) ? { ...blank, ...stored } : undefined;
  } catch {
    return undefined;
  }
}

/** What an older version of the page stored may look otherwise. */
function isDraft(stored: unknown, blank: RequestDraft): stored is RequestDraft {
  if (typeof stored !== 'object' || stored === null) {
    return false;
  }
  const candidate = stored as Record<string, unknown>;
  return (
    Object.entries(blank).every(
      ([name, value]) => typeof candidate[name] === typeof value,
    ) && REQUEST_STEPS.some(step => step === candidate.step)
  );
}
