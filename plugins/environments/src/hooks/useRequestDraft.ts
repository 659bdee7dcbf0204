import { useCallback, useEffect, useState } from 'react';
import { createUuid } from '../model/createUuid';
import {
  REQUEST_STEPS,
  type DraftFields,
  type RequestDraft,
} from '../model/requestDraft';

const STORAGE_KEY = 'groundwork.environment-request-draft';

/** A new draft with what is known. */
export function createDraft(fields: Partial<DraftFields> = {}): RequestDraft {
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
    ...fields,
  };
}

/** A draft that survives a reload of the page, and not the closing of its tab. */
export function useRequestDraft(initial: Partial<DraftFields>): {
  draft: RequestDraft;
  change: (change: Partial<RequestDraft>) => void;
  discard: () => void;
} {
  const [draft, setDraft] = useState(() => {
    const stored = readDraft();
    return stored && fits(stored, initial) ? stored : createDraft(initial);
  });
  useEffect(() => {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(draft));
  }, [draft]);

  const change = useCallback(
    (changed: Partial<RequestDraft>) =>
      setDraft(previous => ({ ...previous, ...changed })),
    [],
  );
  const discard = useCallback(() => sessionStorage.removeItem(STORAGE_KEY), []);
  return { draft, change, discard };
}

/** Whoever comes from another component or class wants another environment than the one that was begun. */
function fits(draft: RequestDraft, initial: Partial<DraftFields>): boolean {
  return (['class', 'component_ref'] as const).every(
    field => !initial[field] || initial[field] === draft[field],
  );
}

function readDraft(): RequestDraft | undefined {
  try {
    const stored: unknown = JSON.parse(
      sessionStorage.getItem(STORAGE_KEY) ?? 'null',
    );
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
