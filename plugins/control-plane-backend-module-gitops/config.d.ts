export interface Config {
  controlPlane?: {
    runtimes?: {
      [name: string]: {
        /** For runtimes of type `gitops`; the module's README describes every key. */
        connection?: {
          /** How to sign in to a repository. */
          auth?: {
            /**
             * Password or access token, for HTTPS.
             *
             * @visibility secret
             */
            token?: string;
            /**
             * Private key, for SSH.
             *
             * @visibility secret
             */
            privateKey?: string;
          };
          /** How changes are proposed in the mode `pull_request`. */
          pullRequest?: {
            /**
             * Token for the API of the host.
             *
             * @visibility secret
             */
            token?: string;
          };
          /** How commits are made. */
          commit?: {
            /**
             * SSH private key that commits are signed with.
             *
             * @visibility secret
             */
            signingKey?: string;
          };
        };
      };
    };
    audit?: {
      anchor?: {
        /** Commits the head of the audit log to a Git repository. */
        git?: {
          /** The repository: a path, `https://…`, `ssh://…` or `git@host:path`; best one of its own, with a protected branch. */
          url: string;
          /** Branch that is committed to. Defaults to `main`. */
          branch?: string;
          /** File that a line is appended to for each anchor. Defaults to `audit/anchors.ndjson`. */
          path?: string;
          /** Author of the commits. */
          author?: {
            /** Defaults to `Groundwork`. */
            name?: string;
            /** Defaults to `groundwork@localhost`. */
            email?: string;
          };
          /** How to sign in to a repository over HTTPS. */
          auth?: {
            /** Defaults to `x-access-token`. */
            username?: string;
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
