import {
  ControlPlaneError,
  type ErrorEnvelope,
} from '@groundwork/plugin-control-plane-common';

/**
 * Puts what the control plane says about a part that a form has no field for at the nearest field above it: what is wrong
 * with `members.2.identifier` stands at `members`.
 *
 * @param renamed - Fields that a form knows by another name.
 * @returns the error to throw on.
 */
export function atNearestFields(
  thrown: unknown,
  fields: object,
  renamed: Readonly<Record<string, string>> = {},
): unknown {
  if (!(thrown instanceof ControlPlaneError) || thrown.details.length === 0) {
    return thrown;
  }
  const details = thrown.details.map(({ field, message }) => ({
    field: nearest(rename(field, renamed), fields),
    message,
  }));
  const envelope: ErrorEnvelope = {
    error: thrown.code,
    message: thrown.message,
    details,
    request_id: thrown.requestId ?? '',
  };
  return ControlPlaneError.fromResponse(
    new Response(undefined, { status: thrown.statusCode }),
    envelope,
  );
}

function nearest(field: string, fields: object): string {
  let path = field;
  while (!Object.hasOwn(fields, path)) {
    const end = path.lastIndexOf('.');
    if (end === -1) {
      return field;
    }
    path = path.slice(0, end);
  }
  return path;
}

function rename(
  field: string,
  renamed: Readonly<Record<string, string>>,
): string {
  const [first, ...rest] = field.split('.');
  return [renamed[first] ?? first, ...rest].join('.');
}
