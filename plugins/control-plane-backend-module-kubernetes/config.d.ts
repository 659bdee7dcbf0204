export interface Config {
  controlPlane?: {
    runtimes?: {
      [name: string]: {
        /** For runtimes of type `kubernetes`; the module's README describes every key. */
        connection?: {
          /**
           * A kubeconfig as YAML text, with a token or a client certificate.
           *
           * @visibility secret
           */
          kubeconfig?: string;
          /**
           * Token of a service account, for `server`.
           *
           * @visibility secret
           */
          token?: string;
        };
      };
    };
  };
}
