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
      };
    };
    /** Groups of runtime environments that receive an environment together, by name. */
    runtimeGroups?: {
      [name: string]: {
        /** Names of runtime environments. */
        runtimes: string[];
        /** Used by classes that name no group. Exactly one group must be the default. */
        default?: boolean;
      };
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
      /** Requests environments; reads, reconciles and deletes its own and its groups'. */
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
