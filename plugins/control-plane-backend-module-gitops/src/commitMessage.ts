import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';

const subjectLengthMax = 72;
const trailerLengthMax = 200;
const placeholder = /\{([a-z_]+)\}/g;

/** What a commit does. */
export type CommitAction = 'Provision' | 'Update' | 'Remove';

/**
 * Writes the message of a commit; nothing that anybody can have named can start a line of its own.
 *
 * @param template - what stands in braces is replaced, once, and nothing in what replaces it; the usual subject when absent
 */
export function commitMessage(
  action: CommitAction,
  desired: DesiredNamespace,
  template?: string,
): string {
  const { app, team, id, name, requested_by } = desired;
  const subject = cut(
    oneLine(`${action} ${app} (${desired.class}) for ${team}`),
    subjectLengthMax,
  );
  return [
    template === undefined ? subject : fill(template, action, desired),
    '',
    `Groundwork-Request: ${oneLine(id)}`,
    `Groundwork-Namespace: ${oneLine(name)}`,
    `Requested-By: ${cut(oneLine(requested_by), trailerLengthMax)}`,
    '',
  ].join('\n');
}

function fill(
  template: string,
  action: CommitAction,
  desired: DesiredNamespace,
): string {
  const { app, id, name, region, requested_by, team } = desired;
  const values = new Map<string, string>(
    Object.entries({
      action,
      app,
      class: desired.class,
      id,
      name,
      region,
      requested_by,
      team,
    }),
  );
  return template.replace(placeholder, (text, key: string) => {
    const value = values.get(key);
    return value === undefined ? text : cut(oneLine(value), trailerLengthMax);
  });
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
