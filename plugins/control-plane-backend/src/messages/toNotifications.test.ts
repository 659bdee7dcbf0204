import { toNotifications, type News } from './toNotifications';

const news: News = {
  recipients: ['user:default/ana', 'group:default/team-payments'],
  title: 'payments-api has drifted',
  severity: 'high',
  topic: 'drift',
};
const callerOf = (id: string) => ({
  principal: {
    id,
    name: id,
    type: 'subject' as const,
    authentication: { method: 'hs256' as const },
    roles: [],
    ownership_refs: [],
  },
  request_id: 'r',
});
const tell = (
  changed: Partial<News> = {},
  actor: Parameters<typeof toNotifications>[1]['actor'] = 'system',
) =>
  toNotifications(
    { ...news, ...changed },
    { actor, link: '/environments/1', about: 'environment-request:1' },
  ).map(({ payload }) => payload);

describe('toNotifications', () => {
  it('leads to what it is about, and takes the place of older news on the same topic alone', () => {
    expect(tell()).toEqual([
      {
        ...news,
        link: '/environments/1',
        scope: 'environment-request:1:drift',
      },
    ]);
    expect(tell({ topic: 'expiry' })).toMatchObject([
      { scope: 'environment-request:1:expiry' },
    ]);
  });

  it('tells nobody twice, however they are written', () => {
    expect(
      tell({ recipients: ['User:default/Ana', 'user:default/ana'] }),
    ).toMatchObject([{ recipients: ['user:default/ana'] }]);
  });

  it('leaves out whoever did it, also among the members of a group', () => {
    expect(tell({}, callerOf('user:default/Ana'))).toMatchObject([
      {
        recipients: ['group:default/team-payments'],
        except: 'user:default/ana',
      },
    ]);
  });

  it.each([
    ['nobody', []],
    ['machines', ['ci-bot', 'service-account:acme/deployer', 'role:approver']],
  ])('says nothing where it is for %s', (_, recipients) => {
    expect(tell({ recipients })).toEqual([]);
  });

  it('says nothing of what is no news', () => {
    expect(
      toNotifications(undefined, { actor: 'system', link: '/', about: 'x' }),
    ).toEqual([]);
  });
});
