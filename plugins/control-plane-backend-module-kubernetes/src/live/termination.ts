import type { KubeObject } from '../client';

const detailLengthMax = 400;
const soonMs = 2_000;
const laterMs = 30_000;
/** The namespace controller takes five seconds at least; what takes much longer is stuck. */
const usualMs = 30_000;

/** Whether an object is on its way out. */
export function isTerminating(object: KubeObject): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}

/** Says what the end of a namespace waits for, and when to look again. */
export function explainTermination(
  namespace: KubeObject,
  now: number,
): { message: string; requeueAfterMs: number } {
  const { name, finalizers = [], deletionTimestamp = '' } = namespace.metadata;
  const obstacles = obstaclesOf(namespace);
  if (finalizers.length > 0) {
    obstacles.push(
      `the namespace itself has the finalizers ${finalizers.join(', ')}`,
    );
  }
  const ageMs = now - Date.parse(deletionTimestamp);
  const isStuck = ageMs > usualMs;
  const why = obstacles.length > 0 ? `: ${oneLine(obstacles.join('; '))}` : '';
  return {
    message: isStuck
      ? `The namespace ${name} has been on its way out since ${deletionTimestamp} and does not go${why}. Somebody has to see to what holds it`
      : `The namespace ${name} is being deleted${why}`,
    requeueAfterMs: isStuck ? laterMs : soonMs,
  };
}

/** What the namespace controller reports in the way. */
function obstaclesOf(namespace: KubeObject): string[] {
  const { status } = namespace;
  const conditions =
    typeof status === 'object' && status !== null && 'conditions' in status
      ? status.conditions
      : [];
  if (!Array.isArray(conditions)) {
    return [];
  }
  return conditions
    .filter(condition => condition?.status === 'True')
    .map(condition => condition.message)
    .filter(message => typeof message === 'string')
    .map(message => message.replace(/[.\s]+$/, ''));
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, detailLengthMax);
}
