import { pushResultOf } from './pushResultOf';

function result(summary: string) {
  return pushResultOf(
    `To https://git.example.com/envs.git\n!\tc0ffee:refs/heads/main\t${summary}\nDone\n`,
  )?.status;
}

describe('pushResultOf', () => {
  it.each([
    '[rejected] (fetch first)',
    '[rejected] (non-fast-forward)',
    '[rejected] (stale info)',
    '[remote rejected] (failed to update ref)',
    "[remote rejected] (cannot lock ref 'refs/heads/main': is at a but expected b)",
    '[remote rejected] (incorrect old value provided)',
    '[remote rejected] (reference already exists)',
  ])('takes %s for a branch that has moved', summary => {
    expect(result(summary)).toBe('moved');
  });

  it.each([
    '[remote rejected] (pre-receive hook declined)',
    '[remote rejected] (protected branch hook declined)',
    '[remote rejected] (branch is currently checked out)',
    '[remote rejected] (deletion prohibited)',
  ])('takes %s for a refusal', summary => {
    expect(result(summary)).toBe('refused');
  });

  it('does not guess', () => {
    expect(result('[remote rejected] (unpacker error)')).toBeUndefined();
    expect(pushResultOf('')).toBeUndefined();
  });
});
