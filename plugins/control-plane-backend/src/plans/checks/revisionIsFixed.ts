import { isDecidedOver, type BuiltInCheck } from './BuiltInCheck';

const commit = /^([0-9a-f]{40}|[0-9a-f]{64})$/i;
const tag = /^(refs\/tags\/.+|v?[0-9]+(\.[0-9]+)+([-+.][0-9A-Za-z.+-]*)?)$/;

/** Warns where somebody decides over what can become something else by a push. */
export const revisionIsFixed: BuiltInCheck = {
  id: 'revision-is-fixed',
  title: 'The revision stays',
  description:
    'Whether the revision is a commit or a tag rather than a branch, where somebody decides.',
  judge(context) {
    const { repository, revision } = context.request;
    if (repository === '' || !isDecidedOver(context)) {
      return [
        { result: 'pass', message: 'Nobody decides over a revision here.' },
      ];
    }
    return [
      commit.test(revision) || tag.test(revision)
        ? { result: 'pass', message: 'The revision is a commit or a tag.' }
        : {
            result: 'warn',
            message:
              revision === ''
                ? 'No revision is given, so that it follows the repository.'
                : 'The revision may be a branch, which can become something else after it was agreed to.',
          },
    ];
  },
};
