import { resolve } from 'node:path';
import { parseRepositoryUrl } from './parseRepositoryUrl';

describe('parseRepositoryUrl', () => {
  it('takes a path from the working directory', () => {
    expect(parseRepositoryUrl('../var/gitops.git')).toEqual({
      kind: 'local',
      url: resolve('../var/gitops.git'),
    });
    expect(parseRepositoryUrl('/srv/my repository.git')).toEqual({
      kind: 'local',
      url: '/srv/my repository.git',
    });
  });

  it('takes addresses and knows where their pages are', () => {
    expect(parseRepositoryUrl('https://github.com/example/envs.git')).toEqual({
      kind: 'https',
      url: 'https://github.com/example/envs.git',
      origin: 'https://github.com',
      host: 'github.com',
      path: 'example/envs',
      webUrl: 'https://github.com/example/envs',
    });
    expect(parseRepositoryUrl('git@gitlab.com:group/sub/envs.git')).toEqual({
      kind: 'ssh',
      url: 'git@gitlab.com:group/sub/envs.git',
      host: 'gitlab.com',
      path: 'group/sub/envs',
      webUrl: 'https://gitlab.com/group/sub/envs',
    });
    expect(
      parseRepositoryUrl('ssh://git@git.example.com:2222/envs.git'),
    ).toEqual({
      kind: 'ssh',
      url: 'ssh://git@git.example.com:2222/envs.git',
      host: 'git.example.com',
      port: 2222,
      path: 'envs',
      webUrl: undefined,
    });
  });

  it('takes http only where nobody can listen', () => {
    expect(parseRepositoryUrl('http://127.0.0.1:8080/envs.git')).toMatchObject({
      kind: 'http',
    });
    expect(() => parseRepositoryUrl('http://git.example.com/envs.git')).toThrow(
      /https/,
    );
  });

  it.each([
    '',
    ' ',
    ' /srv/envs.git',
    'ext::sh -c touch% /tmp/owned',
    'fd::17',
    'https://[::1]::/envs.git',
    'https::[::1]/envs.git',
    'https://[ext::sh]/envs.git',
    'file::/srv/envs.git',
    'file:///srv/envs.git',
    'git://git.example.com/envs.git',
    'ftp://git.example.com/envs.git',
    '--upload-pack=touch /tmp/owned',
    '-u',
    'ssh://-oProxyCommand=touch%20owned/envs.git',
    'ssh://git@-oProxyCommand=x/envs.git',
    'ssh://-oProxyCommand=x@git.example.com/envs.git',
    '-oProxyCommand=x@git.example.com:envs.git',
    'git@-oProxyCommand=x:envs.git',
    'git@git.example.com:-oProxyCommand=x',
    'git@git.example.com:envs;touch owned',
    'git.example.com:envs.git',
    'https://user:password@git.example.com/envs.git',
    'https://token@git.example.com/envs.git',
    'ssh://git:password@git.example.com/envs.git',
    'https://git.example.com/envs.git?x=1',
    'https://git.example.com/envs.git#x',
    'https://git.example.com/',
    'https:///envs.git',
    '/srv/envs\u0000.git',
    '/srv/envs\n.git',
    'https://git.example.com/envs\r\n.git',
  ])('refuses %j', hostile => {
    expect(() => parseRepositoryUrl(hostile)).toThrow();
  });

  it('does not repeat a password in its complaint', () => {
    const complain = () =>
      parseRepositoryUrl('https://user:canary@git.example.com/envs.git');
    expect(complain).toThrow(/Credentials/);
    expect(complain).not.toThrow(/canary/);
  });
});
