import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

/** Stands between an adapter and an API server, to break and hang what is between them. */
export class TcpProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #mood: 'serving' | 'failing' | 'hanging' = 'serving';
  /** How many connections were made, and how many are open now. */
  connections = 0;

  private constructor(target: { host: string; port: number }) {
    this.#server = createServer(socket => {
      this.#keep(socket);
      this.connections += 1;
      if (this.#mood === 'failing') {
        socket.destroy();
      } else if (this.#mood === 'serving') {
        const upstream = this.#keep(connect(target));
        upstream.on('close', () => socket.destroy());
        socket.on('close', () => upstream.destroy());
        socket.pipe(upstream);
        upstream.pipe(socket);
      }
    });
  }

  static async start(target: {
    host: string;
    port: number;
  }): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What was connected before is cut off, so that everybody gets to know. */
  setMood(mood: 'serving' | 'failing' | 'hanging') {
    this.#mood = mood;
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  async stop(): Promise<void> {
    this.setMood('failing');
    this.#server.close();
    await once(this.#server, 'close');
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {});
    return socket;
  }
}
