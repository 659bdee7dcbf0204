import { HumanDuration } from '@backstage/types';

export interface Config {
  /** The Groundwork control plane. */
  controlPlane?: {
    /**
     * Refuses to start with anything that is not for production, naming every reason at once: SQLite, tokens signed with a
     * shared secret, an issuer that is not https or on this machine, guest sign-in, permissions that are off or a policy that
     * allows everything, no encryption key, secrets of the example configuration, and secrets in plain text in a
     * configuration file. Defaults to false.
     */
    strict?: boolean;
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
    /**
     * What classes can ask of the runtime environments beside a quota, by name. `restricted-pods`, `baseline-pods`,
     * `default-deny-ingress` and `allow-same-namespace` are there without being written down, unless they are overridden
     * here. The packs of a class are taken together: the strictest pod security, traffic within the namespace where one of
     * them allows it, and all labels, registries and data. What contradicts each other stops the start.
     */
    policyPacks?: {
      [name: string]: {
        /** What people read. */
        title: string;
        /** What it is for. */
        description?: string;
        /** The Pod Security level that is enforced. */
        podSecurity?: 'privileged' | 'baseline' | 'restricted';
        /** Who reaches the pods; `deny` is nobody. */
        ingress?: 'deny' | 'same-namespace' | 'allow';
        /** What the pods reach; `dns` is name resolution alone. */
        egress?: 'deny' | 'dns' | 'same-namespace' | 'allow';
        /** Labels of the namespace. */
        labels?: { [label: string]: string };
        /** Where images may come from, such as `ghcr.io/example`; anywhere when absent. */
        imageRegistries?: string[];
        /** What else policy engines are told, as texts. */
        data?: { [key: string]: string };
      };
    };
    /**
     * Environment classes, by name: the golden paths that can be requested. A change makes a new version; what is there
     * keeps the version that it was requested with. A class that is taken out is retired.
     */
    classes?: {
      [name: string]: {
        /** What people read. */
        title: string;
        /** What it is for. */
        description?: string;
        /** How long an environment lives once it is ready, in hours. */
        ttlHours?: {
          /** Used when a request does not say. Defaults to 24, or `max` where that is less. */
          default?: number;
          /** The most that a request may ask for; at most 87600. Defaults to 168, or `default` where that is more. */
          max?: number;
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
          /** Whether those who approve may allow extensions beyond these two. Defaults to false. */
          beyond?: boolean;
        };
        /** How long an environment is suspended when its time is over, before it is removed. Defaults to 0: at once. */
        suspendHours?: number;
        /** Name of a quota profile; either it or `quota` is needed. */
        quotaProfile?: string;
        /** Limits of its own, as in `quotaProfiles`. */
        quota?: {
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
        /** Names of the policy packs that apply. */
        policyPacks?: string[];
        /** By id of a policy check, what becomes of a result that is not a pass. By default it is as the check says. */
        checks?: { [check: string]: 'ignore' | 'warn' | 'deny' };
        /** Short for `monthlyCost.baseUsd`. */
        estimatedMonthlyCostUsd?: number;
        /** What the estimated cost is reckoned from, in US dollars a month. What is left out is 0. */
        monthlyCost?: {
          /** Whatever the quota is. */
          baseUsd?: number;
          /** For each CPU of the quota. */
          perCpuUsd?: number;
          /** For each GiB of memory of the quota. */
          perMemoryGibUsd?: number;
          /** For each GiB of storage of the quota. */
          perStorageGibUsd?: number;
          /** For each load balancer of the quota. */
          perLoadBalancerUsd?: number;
        };
        /** Regions that can be asked for; at least one. */
        regions: string[];
        /** Name of a runtime group; the default group when absent. */
        runtimeGroup?: string;
        /**
         * How namespaces are called, with `{app}`, `{team}`, `{class}`, `{region}` and `{id}`, the first eight characters of
         * the id. Where a name would be longer than 63 characters the class is cut first. Without `{id}` a name may be taken.
         * Defaults to `{app}-{class}-{id}`.
         */
        nameTemplate?: string;
        /** Key of the product that a tenant has to be entitled to; none by default, and then a tenant is not needed. */
        entitlement?: string;
        /**
         * JSON Schema (2020-12) of the parameters that a request may have; none by default. Patterns have the syntax of RE2.
         * What it does not name is refused. A configuration cannot hold keys that begin with `$`, such as `$ref`; a class of
         * the API can.
         */
        parametersSchema?: object;
        /** Who must agree. Approval is required when absent. */
        approval?: {
          /** Whether somebody else must approve. Defaults to true. */
          required?: boolean;
          /** How many of them. Defaults to 1. */
          requiredApprovals?: number;
          /**
           * Whose approvals count: entity references of people and groups, `approver-client:<name>` for a machine,
           * `component-owner` for the owner of the component that a request is for, `role:approver` for whoever has that
           * role. Defaults to `role:approver`.
           */
          approvers?: string[];
          /**
           * Whether it may go on while a runtime environment cannot plan. Defaults to true where no approval is required, and
           * to false elsewhere.
           */
          allowUnplanned?: boolean;
          /** After so many hours without a decision the request is cancelled. Never by default. */
          timeoutHours?: number;
          /** How often those who may decide are reminded, in hours. Never by default. */
          reminderHours?: number;
          /** Who may decide as well, and is told, after some time without a decision. */
          escalation?: {
            /** After so many hours; less than `timeoutHours`. */
            afterHours: number;
            /** As above. */
            approvers: string[];
          };
        };
      };
    };
    /** Callers with a token that is not Backstage's own. */
    identity?: {
      /** Accept access tokens of an OIDC issuer; its keys are found by discovery. */
      oidc?: {
        /** Issuer URL, as in the `iss` claim. */
        issuer: string;
        /** What the `aud` claim must contain; one of these, where it is a list. */
        audience: string | string[];
        /**
         * Signature algorithms that are accepted, of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA and
         * Ed25519. Defaults to all of these. Others are refused at the start.
         */
        algorithms?: string[];
        /** How far the issuer's clock may be off, for `exp`, `nbf` and `iat`. At most 5 minutes. Defaults to 30 seconds. */
        clockTolerance?: HumanDuration | string;
        /** Claim that names the caller. Defaults to `sub`. */
        subjectClaim?: string;
        /** Claim with what the audit log calls them beside their id, such as `name`. The name in their id by default. */
        actorClaim?: string;
        /** Claim with the roles: an array or a space-separated text; see `roles`. Defaults to `roles`. */
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
        /** Values of the roles claim of a token that give the role. Defaults to its name. */
        claims?: string[];
      };
      /** Requests environments; reads, reconciles, extends and deletes its own and its groups'. */
      requester?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
        /** Values of the roles claim of a token that give the role. Defaults to its name. */
        claims?: string[];
      };
      /** Reads everything; approves and rejects what others requested. */
      approver?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
        /** Values of the roles claim of a token that give the role. Defaults to its name. */
        claims?: string[];
      };
      /** Creates namespaces without an environment. */
      'namespace-creator'?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
        /** Values of the roles claim of a token that give the role. Defaults to its name. */
        claims?: string[];
      };
      /** Services of products: verify API keys, check entitlements, append audit events. */
      product?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
        /** Values of the roles claim of a token that give the role. Defaults to its name. */
        claims?: string[];
      };
      /** Does everything, but for deciding over its own requests. */
      admin?: {
        /** Entity references of people. */
        users?: string[];
        /** Entity references of groups. */
        groups?: string[];
        /** Values of the roles claim of a token that give the role. Defaults to its name. */
        claims?: string[];
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
       * How many hours before its end, and before the removal of what is suspended, an environment's people are warned;
       * what is not within its lease is left out. Defaults to 24 and 1.
       */
      warnings?: number[];
      /** How often each backend process looks for ends. Defaults to 5 seconds. */
      checkInterval?: HumanDuration | string;
    };
    /** What is looked at before anybody agrees to an environment; a class says otherwise of single checks in `checks`. */
    policyChecks?: {
      /** How long one check may take; one that takes longer counts as a denial. Defaults to 5 seconds. */
      timeout?: HumanDuration | string;
      /** Limits of the check `cost-is-within`. */
      cost?: {
        /** What costs more a month is warned of. Nothing by default. */
        warnAboveUsd?: number;
        /** What costs more a month is denied. Nothing by default. */
        denyAboveUsd?: number;
        /** What costs more than this part of what its tenant may spend is warned of, from 0 to 1. Defaults to 0.5. */
        warnAboveShare?: number;
      };
      /** Hosts that repositories may be on, such as `github.com`; the check `repository-host` denies others. Any by default. */
      repositoryHosts?: string[];
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
    /**
     * How many calls are answered; beyond that the answer is 429, with `Retry-After`. Replicas count together. `false` turns
     * all of it off.
     */
    rateLimits?:
      | false
      | {
          /** Calls of one person or machine. Defaults to 3000 a minute. */
          principal?:
            | false
            | {
                /** How many. */
                points?: number;
                /** In which time. Defaults to 1 minute. */
                duration?: HumanDuration | string;
              };
          /**
           * Calls from one address (IPv4, or the first 64 bits of IPv6) that nobody in particular makes: without an acceptable
           * token, or to what is open to all. Defaults to 300 a minute. Behind a proxy it takes `backend.trustProxy`.
           */
          address?:
            | false
            | {
                /** How many. */
                points?: number;
                /** In which time. Defaults to 1 minute. */
                duration?: HumanDuration | string;
              };
          /**
           * Calls of one product to `/v1/internal`, which come with every call of its own, and of one other plugin of the
           * backend. Defaults to 600000 a minute.
           */
          internal?:
            | false
            | {
                /** How many. */
                points?: number;
                /** In which time. Defaults to 1 minute. */
                duration?: HumanDuration | string;
              };
        };
    /** Calls that are repeated with an `Idempotency-Key`. */
    idempotency?: {
      /** How long it is remembered what a key did. From 1 hour to 30 days. Defaults to 1 day. */
      retention?: HumanDuration | string;
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
    /** Who approves runs of templates, how machines approve, and how approvals are proved. */
    approvals?: {
      /** Who decides over gates, the stops in runs of templates; a template names one of these. */
      policies?: {
        [name: string]: {
          /** Whether somebody else must approve. Defaults to true. */
          required?: boolean;
          /** How many of them. Defaults to 1. */
          requiredApprovals?: number;
          /**
           * Whose approvals count: entity references of people and groups, `component-owner` for the owner of the component that
           * the template names, `role:approver` for whoever has that role. Defaults to `role:approver`.
           */
          approvers?: string[];
          /** After so many hours without a decision the run fails. Defaults to 168. */
          timeoutHours?: number;
          /** How often those who may decide are reminded, in hours. Never by default. */
          reminderHours?: number;
          /** Who may decide as well, and is told, after some time without a decision. */
          escalation?: {
            /** After so many hours; less than `timeoutHours`. */
            afterHours: number;
            /** As above. */
            approvers: string[];
          };
        };
      };
      /** Machines that decide by signing, by name; an approval policy names one as `approver-client:<name>`. */
      clients?: {
        [name: string]: {
          /** All of them are good. To rotate, put a new one beside the old one, and take the old one out later. */
          secrets: Array<{
            /** Short name, which is kept with every vote that was signed with it. */
            id: string;
            /**
             * At least 32 bytes, such as `openssl rand -hex 32` makes; no two are the same.
             *
             * @visibility secret
             */
            secret: string;
          }>;
          /**
           * What it may read and decide beside what a policy names it for. Defaults to `approver` alone. It can do nothing
           * but decide over requests, whatever its roles.
           */
          roles?: Array<
            | 'viewer'
            | 'requester'
            | 'approver'
            | 'namespace-creator'
            | 'product'
            | 'admin'
          >;
        };
      };
      /** Signed receipts of approvals. Without a key there are none. */
      receipts?: {
        /** Who says so, the `iss` of receipts. Defaults to the address of this API. */
        issuer?: string;
        /**
         * The first with a private key signs. All are answered at `/.well-known/jwks.json`: keep the public key of one that no
         * longer signs for as long as its receipts are to be verified.
         */
        keys?: Array<{
          /** Short name, the `kid` of receipts. */
          id: string;
          /**
           * Ed25519, in PEM, such as `openssl genpkey -algorithm ed25519` makes.
           *
           * @visibility secret
           */
          privateKey?: string;
          /** Ed25519, in PEM; of a key that signs no more. */
          publicKey?: string;
        }>;
      };
      /** Links in notifications to those who may decide. Without a key in `encryption.keys` they are plain. */
      links?: {
        /** How long they lead somewhere. Defaults to 7 days. */
        ttl?: HumanDuration | string;
      };
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
