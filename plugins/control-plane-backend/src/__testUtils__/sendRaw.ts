import http from 'node:http';

/** An answer as it came over the wire. */
export type RawAnswer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
};

/** Sends a request without tidying anything up, as an attacker would; `fetch` normalises paths and headers. */
export function sendRaw(options: {
  url: string;
  method: string;
  /** Path and query behind the URL, as they are. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}): Promise<RawAnswer> {
  const base = new URL(options.url);
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: base.hostname,
        port: base.port,
        method: options.method,
        path: base.pathname + options.path,
        headers: {
          ...(options.body !== undefined && {
            'content-length': Buffer.byteLength(options.body),
          }),
          ...options.headers,
        },
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}
