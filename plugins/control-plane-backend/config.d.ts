import { HumanDuration } from '@backstage/types';

export interface Config {
  /** The Groundwork control plane. */
  controlPlane?: {
    /** Runtime environments, by name: the targets that environments are provisioned on. */
    runtimes?: {
      [name: string]: {
        /** Type of an installed adapter, such as `gitops`. */
        type: string;
        /** What people read; the name when absent. */
        title?: string;
        /** How to reach it. What it takes, and what of it is secret, is described by the adapter's own schema. */
        connection?: object;
        /** Passes at the same time on it in one backend process. Defaults to `reconciler.concurrency`. */
        concurrency?: number;
      };
    };
    /** Groups of runtime environments that receive a namespace together, by name. */
    runtimeGroups?: {
      [name: string]: {
        /** What people read; the name when absent. */
        title?: string;
        /** Names of runtime environments. */
        runtimes: string[];
        /** Used by classes that name no group. Exactly one group must be the default. */
        default?: boolean;
        /**
         * `replicate`, the default, makes a namespace on all at once; `canary` on one first, and on the others when it is
         * ready there.
         */
        strategy?: 'replicate' | 'canary';
        /** Name of the runtime environment that comes first; for the strategy `canary`. */
        canary?: string;
        /** Passes at the same time on all of its runtime environments, in all backend processes. No limit by default. */
        concurrencyLimit?: number;
      };
    };
    /** How the health of runtime environments is looked after. */
    runtimeHealth?: {
      /** How often each is checked, by one backend process of all. Defaults to 15 seconds. */
      checkInterval?: HumanDuration | string;
      /** How long a check may take. Defaults to 5 seconds. */
      checkTimeout?: HumanDuration | string;
      /** How long changes of health are kept. Defaults to 90 days. */
      historyRetention?: HumanDuration | string;
    };
    /**
     * Where runtime environments that were added by the API may be, beside public addresses. Those of this configuration
     * may be anywhere.
     */
    addresses?: {
      /** Address ranges such as `10.0.0.0/8`, or `all`. None by default. */
      allowed?: string[] | 'all';
      /** Whether files of the backend's machine may stand where an address could. Defaults to false. */
      localFiles?: boolean;
    };
    /** What is secret is encrypted in the database. Without a key, the API keeps no connections. */
    encryption?: {
      /** The first key encrypts, all decrypt. To rotate, put a new one first, and take the old one out later. */
      keys?: Array<{
        /** Short name, which stands beside what was encrypted with it. */
        id: string;
        /**
         * 32 random bytes in base64, such as `openssl rand -base64 32` makes.
         *
         * @visibility secret
         */
        secret: string;
      }>;
    };
    /** Limits that classes refer to, by name, as Kubernetes quantities. */
    quotaProfiles?: {
      [name: string]: {
        /** CPU of all pods together, such as `2` or `500m`. */
        cpu: string | number;
        /** Memory of all pods together, such as `4Gi`. */
        memory: string | number;
        /** Storage of all volume claims together, such as `20Gi`. */
        storage: string | number;
        /** Number of pods. */
        pods: number;
        /** Number of services of type LoadBalancer. Defaults to 0. */
        loadBalancers?: number;
      };
    };
    /** Environment classes, by name: the golden paths that can be requested. */
    classes?: {
      [name: string]: {
        /** What people read. */
        title: string;
        /** What it is for. */
        description?: string;
        /** How long an environment lives once it is ready, in hours. */
        ttlHours: {
          /** Used when a request does not say. */
          default: number;
          /** The most that a request may ask for; at most 87600. */
          max: number;
        };
        /** How far the end of an environment can be moved. */
        extension?: {
          /** The most hours that one extension adds; 0 forbids extensions. Defaults to `ttlHours.default`. */
          hoursMax?: number;
          /**
           * How long an environment lives with all its extensions, in hours since it was ready; at most 87600, and not
           * less than `ttlHours.max`, which is the default: nobody gains by extending what could not have been asked for.
           */
          lifetimeHoursMax?: number;
        };
        /** Name of a quota profile. */
        quotaProfile: string;
        /** Names of the policy packs that apply. */
        policyPacks?: string[];
        /** Shown before a request is made, in US dollars. Defaults to 0. */
        estimatedMonthlyCostUsd?: number;
        /** Regions that can be asked for; at least one. */
        regions: string[];
        /** Name of a runtime group; the default group when absent. */
        runtimeGroup?: string;
        /** Who must agree. Approval is required when absent. */
        approval?: {
          /** Whether somebody else must approve. */
          required: boolean;
        };
      };
    };
    /** Callers with a token that is not Backstage's own. */
    identity?: {
      /** Accept access tokens of an OIDC issuer; its keys are found by discovery. */
      oidc?: {
        /** Issuer URL, as in the `iss` claim. */
        issuer: string;
        /** What the `aud` claim must contain. */
        audience: string;
        /** Claim that names the caller. Defaults to `sub`. */
        subjectClaim?: string;
        /** Claim with the roles: an array or a space-separated text. Defaults to `roles`. */
        rolesClaim?: string;
        /** Claim with the groups, as entity references or names of groups. Defaults to `groups`. */
        groupsClaim?: string;
        /**
         * Entity reference of the person that a subject is in the catalog, with `{sub}` for the subject claim. Without
         * it, a person who calls with a token is someone else than the same person in the portal.
         */
        userEntityRef?: string;
      };
      /** Accept tokens signed with a shared secret (HS256). For development only. */
      hs256?: {
        /**
         * The shared secret.
         *
         * @visibility secret
         */
        secret: string;
        /** As for `oidc`. */
        userEntityRef?: string;
      };
    };
    /** Tenants: the organisations and teams that own projects, products, API keys and environments. */
    tenancy?: {
      /** Plans, by name. A tenant may have a plan that is not among them; it then has no quotas but its own. */
      plans?: {
        [name: string]: {
          /** What people read. */
          title: string;
          /** Limits of every tenant with this plan that has none of its own. What is left out has no limit. */
          quotas?: {
            /** Environments that have not ended. */
            environments?: number;
            /** API keys that are neither revoked nor expired. */
            apiKeys?: number;
            /** Estimated monthly cost of the environments that have not ended, in US dollars. */
            monthlyCostUsd?: number;
          };
        };
      };
      /** Tenants that are made when there is neither their slug nor their id, by slug. They are not changed after. */
      tenants?: {
        [slug: string]: {
          /** UUID; a random one when absent. */
          id?: string;
          /** What people read. */
          name: string;
          /** Name of a plan. Defaults to `starter`. */
          plan?: string;
          /** A customer, or for demonstration. Defaults to `customer`. */
          kind?: 'customer' | 'demo';
          /** State to begin with; `trial` for a customer and `demo` for a demo when absent. */
          status?: 'demo' | 'trial' | 'active';
          /** Who looks after it; told of the end of its trial or contract when it is an entity reference. */
          salesOwner?: string;
          /** Who has which role in it. */
          members?: Array<{
            /** Entity reference of a person or a group. */
            ref: string;
            /** What they may do in the tenant. */
            role: 'viewer' | 'developer' | 'admin';
          }>;
          /** Keys of products that it is entitled to from the start. */
          products?: string[];
        };
      };
      /** Entity references of who is told what concerns administrators. Defaults to those of the role `admin`. */
      responsible?: string[];
      /** How long the trial of a new customer lasts, in days. Defaults to 14. */
      trialDays?: number;
      /** How many days before the end of a trial or contract it is warned of. Defaults to 7 and 1. */
      warningDays?: number[];
      /** Whether a tenant is frozen when its contract ends, also when nobody cancelled it. Defaults to true. */
      freezeAtContractEnd?: boolean;
      /** How often trials and contracts are looked at for their end. Defaults to 1 minute. */
      checkInterval?: HumanDuration | string;
    };
    /** Products that tenants can request and try, by key. Those that are only in the API stay beside them. */
    products?: {
      [key: string]: {
        /** What people read. */
        name: string;
        /** What it is for. */
        description?: string;
        /** Names of the plans that it takes; any plan when absent or empty. */
        plansRequired?: string[];
        /** Web address of a demonstration. */
        demoUrl?: string;
        /** Whether a tenant may try it once by itself. Defaults to false. */
        supportsTrial?: boolean;
        /** Entity reference of who is told of requests; the administrators when absent. */
        owner?: string;
      };
    };
    /** Who has which role. Deny by default: without a role nothing can be seen or done. */
    roles?: {
      /** Reads everything. */
      viewer?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
      };
      /** Requests environments; reads, reconciles, extends and deletes its own and its groups'. */
      requester?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
      };
      /** Reads everything; approves and rejects what others requested. */
      approver?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
      };
      /** Creates namespaces without an environment. */
      'namespace-creator'?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
      };
      /** Services of products: verify API keys, check entitlements, append audit events. */
      product?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
      };
      /** Does everything, but for deciding over its own requests. */
      admin?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
      };
    };
    /** How environments are brought to, and held at, what was agreed. */
    reconciler?: {
      /** Passes at the same time on one runtime environment in one backend process. Defaults to 10. */
      concurrency?: number;
      /** A pass that does not renew its lease for this long is taken over. Defaults to 30 seconds. */
      lease?: HumanDuration | string;
      /** Net for wake-ups that were missed. Defaults to 1 second. */
      pollInterval?: HumanDuration | string;
      /** How often a ready environment is looked at for drift. Defaults to 5 minutes. */
      resyncInterval?: HumanDuration | string;
      /** How long one call of an adapter may take. Defaults to 60 seconds. */
      callTimeout?: HumanDuration | string;
      /** First wait after a failure; it doubles with each one. Defaults to 1 second. */
      backoff?: HumanDuration | string;
      /** Longest wait after a failure. Defaults to 5 minutes. */
      maxBackoff?: HumanDuration | string;
      /** A target gives up after this many failures in a row. Defaults to 10. */
      maxAttempts?: number;
      /** After so many failed passes in a row nothing is begun on a runtime environment for a while. Defaults to 10. */
      circuitFailures?: number;
      /** How long nothing is begun; it doubles up to `maxBackoff` while passes fail. Defaults to 15 seconds. */
      circuitPause?: HumanDuration | string;
    };
    /** How the ends of environments are seen to. */
    leases?: {
      /**
       * How many hours before its end an environment's people are warned; what is not within its lease is left out.
       * Defaults to 24 and 1.
       */
      warnings?: number[];
      /** How often each backend process looks for ends. Defaults to 5 seconds. */
      checkInterval?: HumanDuration | string;
    };
    /** How namespaces that are made directly, without an environment, are named, and what they get. */
    namespaces?: {
      /**
       * Segments in braces and what stands between them. Whoever sets this, `segments` or `metadata` here owns all of
       * these rules: the API does not change them then. Namespaces that are there keep name and metadata. Defaults to
       * `{team}-{project}-{env}`.
       */
      template?: string;
      /** What the segments of the template have to be, by name. One that is not listed is needed, and a DNS label. */
      segments?: {
        [segment: string]: {
          /** Whether it is needed. One that is left out is left out of the name. Defaults to false. */
          required?: boolean;
          /** What the whole of it has to match, in the syntax of RE2. */
          pattern?: string;
          /** What it can be. */
          values?: string[];
          /** What people read where they enter it. */
          description?: string;
        };
      };
      /** What metadata has to be, by key. Keys that are not listed are free. */
      metadata?: {
        [key: string]: {
          /** Whether it is needed. Defaults to false. */
          required?: boolean;
          /** What the whole of it has to match, in the syntax of RE2. */
          pattern?: string;
          /** What it can be. */
          values?: string[];
          /** What people read where they enter it. */
          description?: string;
        };
      };
      /** Name of a quota profile. Without one they have no limits. */
      quotaProfile?: string;
      /** Names of the policy packs that apply. */
      policyPacks?: string[];
      /** The region that they are labelled with. Defaults to `shared`. */
      region?: string;
    };
    /** Where the members of identity groups come from. */
    identityGroups?: {
      /** How long what was found counts as fresh. Defaults to 5 minutes. */
      ttl?: HumanDuration | string;
      /** How long the last known members count beyond that while nobody can tell. Defaults to 24 hours. */
      grace?: HumanDuration | string;
      /** How often each backend process looks for groups to look up again. Defaults to 15 seconds. */
      checkInterval?: HumanDuration | string;
      /** How long one provider may take for one group. Defaults to 10 seconds. */
      timeout?: HumanDuration | string;
      /** Groups of the catalog: `group:…` references. Those in their sub-groups are members too. */
      catalog?: {
        /** Defaults to true. */
        enabled: boolean;
      };
      /** Groups that the tokens of callers name. */
      claim?: {
        /** Whether to remember who named which group. Defaults to true. */
        enabled?: boolean;
        /** For how long, unless a newer token says otherwise. Defaults to 1 hour. */
        rememberFor?: HumanDuration | string;
      };
      /** A directory that speaks SCIM 2.0. */
      scim?: {
        /** What `/Groups` is appended to. It is not followed to anywhere else. */
        url: string;
        /**
         * Bearer token.
         * @visibility secret
         */
        token?: string;
        /**
         * What of a member names the person: `value`, the id in the directory, or `display`, which is for directories in which
         * people cannot choose it themselves. It means whoever has a token with that subject. Defaults to `value`.
         */
        memberAttribute?: 'value' | 'display';
      };
    };
    /** How API keys are made and verified. */
    apiKeys?: {
      /**
       * Hashes at the same time in one backend process; each takes 64 MiB and a thread. Always fewer than the threads that
       * the process has for such work (`UV_THREADPOOL_SIZE`, 4 unless set). Defaults to the number of cores, at most 2.
       */
      concurrency?: number;
      /** Keys that may wait for one of these; beyond it callers are told to come back. Defaults to 100. */
      queueLimit?: number;
      /**
       * How long what is known of a key and its tenant stands. A revocation is effective on every backend process after
       * this at the latest. From 0 to 1 second. Defaults to 1 second.
       */
      stateTtl?: HumanDuration | string;
      /** How long it is remembered that a key was good, so that it needs no hash. Defaults to 5 minutes. */
      matchTtl?: HumanDuration | string;
    };
    /** How the audit log is sealed into a chain, verified, anchored and shortened. */
    audit?: {
      /** Net for events that no commit of this process announced. Defaults to 1 second. */
      sealInterval?: HumanDuration | string;
      /** How often the whole chain is verified. Defaults to 6 hours. */
      verifyInterval?: HumanDuration | string;
      /** How long events are kept. Defaults to 3650 days. */
      retention?: HumanDuration | string;
      /**
       * Where the head of the chain is written down outside of the database: whoever can write to the database can cut
       * the end off the log, and only this shows it.
       */
      anchor?: {
        /** How often the head is written down when it has moved. Defaults to 10 minutes. */
        interval?: HumanDuration | string;
        /** A file that lines are appended to, on storage that the database's administrators cannot write to. */
        file?: string;
        /** A Git repository; needs the GitOps module, which describes what it takes. */
        git?: object;
      };
    };
  };
}
