import type * as Library from '@kubernetes/client-node';

/**
 * The client library, loaded when a cluster is called for the first time: that takes a second or two, which a backend
 * without one does not have to wait for.
 */
export function clientLibrary(): typeof Library {
  return require('@kubernetes/client-node');
}
