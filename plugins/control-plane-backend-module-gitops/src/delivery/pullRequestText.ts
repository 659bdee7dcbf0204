import type { PullRequestText } from '../pullRequests';

const titleLengthMax = 200;
/**
 * At the end of the text of a pull request whose end is known, so that it counts once. Not shown by the hosts. Anywhere else
 * it means nothing: somebody may have named something so.
 */
const seenMark = '<!-- groundwork: seen closed -->';

/** Makes the text of a pull request out of the message of its commit. */
export function pullRequestText(message: string): PullRequestText {
  const [subject, ...rest] = message.trim().split('\n');
  return {
    title: [...subject].slice(0, titleLengthMax).join(''),
    // As a block of code, in which nothing is a mention, a link or a picture.
    body: `${fence(rest.join('\n').trim())}

The branch belongs to Groundwork: what else is put there is taken away. Merging brings the change about; closing without merging refuses it.
`,
  };
}

/** Whether the end of a pull request with this text is known already. */
export function isSeenClosed(body: string): boolean {
  return body.trimEnd().endsWith(seenMark);
}

/** The text of a pull request whose end is known. */
export function seenClosed(body: string): string {
  return isSeenClosed(body) ? body : `${body.trimEnd()}\n\n${seenMark}\n`;
}

/** Longer than any run of backticks in the text, which so cannot end it. */
function fence(text: string): string {
  const longest = Math.max(
    2,
    ...[...text.matchAll(/`+/g)].map(([run]) => run.length),
  );
  const mark = '`'.repeat(longest + 1);
  return `${mark}\n${text}\n${mark}`;
}
