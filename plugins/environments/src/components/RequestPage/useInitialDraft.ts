import { useEffect, useMemo, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  EnvironmentClass,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { controlPlaneApiRef } from '@groundwork/plugin-control-plane-react';
import {
  readParameterFields,
  toParameterValues,
  type InitialDraft,
} from '../../model';

/** What a draft begins with, by the address: a class, a component, an owner, or another environment. */
export function useInitialDraft(
  searchParams: URLSearchParams,
  classes: EnvironmentClass[] | undefined,
): {
  /** Absent while what it is to be like is read. */
  fields: InitialDraft | undefined;
  error: Error | undefined;
  retry: () => void;
} {
  const api = useApi(controlPlaneApiRef);
  const cloned = searchParams.get('clone') ?? undefined;
  const className = searchParams.get('class') ?? undefined;
  const componentRef = searchParams.get('component') ?? undefined;
  const owner = searchParams.get('owner') ?? undefined;
  const [request, setRequest] = useState<EnvironmentRequest>();
  const [error, setError] = useState<Error>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    // What could not be read may no longer be asked for.
    setError(undefined);
    if (!cloned) {
      return undefined;
    }
    const controller = new AbortController();
    api
      .getEnvironmentRequest(cloned, { signal: controller.signal })
      .then(setRequest)
      .catch(thrown => {
        if (!controller.signal.aborted) {
          setError(toError(thrown));
        }
      });
    return () => controller.abort();
  }, [api, cloned, tries]);

  const isKnown = classes !== undefined;
  const schema = classes?.find(
    ({ name }) => name === request?.class,
  )?.parameters_schema;
  const fields = useMemo(() => {
    if (!cloned) {
      return {
        ...(className && { class: className }),
        ...(componentRef && { component_ref: componentRef }),
        ...(owner && { owner }),
      };
    }
    return request?.id === cloned && isKnown
      ? likeAnother(request, schema)
      : undefined;
  }, [cloned, className, componentRef, owner, request, isKnown, schema]);
  return { fields, error, retry: () => setTries(count => count + 1) };
}

function likeAnother(
  request: EnvironmentRequest,
  schema: EnvironmentClass['parameters_schema'],
): InitialDraft {
  return {
    clonedFrom: request.id,
    class: request.class,
    component_ref: request.component_ref ?? '',
    tenant_id: request.tenant_id ?? '',
    app: request.app,
    team: request.team,
    owner: request.owner,
    region: request.region,
    ttl_hours: request.ttl_hours,
    repository: request.repository,
    revision: request.revision,
    note: request.note ?? '',
    parameters: toParameterValues(
      readParameterFields(schema),
      request.parameters ?? {},
    ),
  };
}
