import { proxyFor } from './proxyFor';

describe('proxyFor', () => {
  const https = new URL('https://api.example.com/x');
  const proxy = 'http://proxy.example.net:3128';

  it('takes what the environment names for the scheme', () => {
    expect(proxyFor(https, {})).toBeUndefined();
    expect(proxyFor(https, { HTTPS_PROXY: proxy })).toBe(proxy);
    expect(proxyFor(https, { https_proxy: proxy })).toBe(proxy);
    expect(proxyFor(https, { all_proxy: proxy })).toBe(proxy);
    expect(proxyFor(https, { http_proxy: proxy })).toBeUndefined();
    expect(proxyFor(https, { HTTPS_PROXY: '' })).toBeUndefined();
    // A header of a CGI request could set it.
    expect(
      proxyFor(new URL('http://localhost/'), { HTTP_PROXY: proxy }),
    ).toBeUndefined();
  });

  it.each([
    ['*', true],
    ['api.example.com', true],
    ['.example.com', true],
    ['example.com', true],
    ['*.example.com', true],
    ['other.net, API.example.com:443', true],
    ['api.example.com:8443', false],
    ['ple.com', false],
    ['other.net', false],
    ['', false],
  ])('knows whether no_proxy=%j is an exception', (no_proxy, isException) => {
    expect(proxyFor(https, { https_proxy: proxy, no_proxy })).toBe(
      isException ? undefined : proxy,
    );
  });
});
