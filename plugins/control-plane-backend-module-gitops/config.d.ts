export interface Config {
  controlPlane?: {
    runtimes?: {
      [name: string]: {
        /** For runtimes of type `gitops`; the module's README describes every key. */
        connection?: {
          /** How to sign in to a repository over HTTPS. */
          auth?: {
            /**
             * Password or access token.
             *
             * @visibility secret
             */
            token?: string;
          };
        };
      };
    };
  };
}
