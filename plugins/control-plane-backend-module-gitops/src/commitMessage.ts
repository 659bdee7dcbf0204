import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';

const subjectLengthMax = 72;
const trailerLengthMax = 200;

/** Writes the message of a commit; nothing in it can start a line of its own. */
export function commitMessage(
  verb: 'Provision' | 'Update' | 'Remove',
  desired: DesiredNamespace,
): string {
  const { app, team, id, name, requested_by } = desired;
  const subject = `${verb} ${app} (${desired.class}) for ${team}`;
  return [
    cut(oneLine(subject), subjectLengthMax),
    '',
    `Groundwork-Request: ${oneLine(id)}`,
    `Groundwork-Namespace: ${oneLine(name)}`,
    `Requested-By: ${cut(oneLine(requested_by), trailerLengthMax)}`,
    '',
  ].join('\n');
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
