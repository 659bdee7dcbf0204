import type { components } from './schema/openapi/generated/types';

type Schemas = components['schemas'];

/** A golden path that can be requested. @public */
export type EnvironmentClass = Schemas['EnvironmentClass'];
/** A page of classes. @public */
export type EnvironmentClassList = Schemas['EnvironmentClassList'];
/** What a caller sends to request an environment. @public */
export type CreateEnvironmentRequest = Schemas['CreateEnvironmentRequest'];
/** A request and, once it is ready, the environment that it became. @public */
export type EnvironmentRequest = Schemas['EnvironmentRequest'];
/** A page of requests. @public */
export type EnvironmentRequestList = Schemas['EnvironmentRequestList'];
/** How many items there are on all pages, as far as they were counted. @public */
export type Total = Schemas['Total'];
/** State of a request; see {@link environmentLifecycle}. @public */
export type EnvironmentStatus = Schemas['EnvironmentStatus'];
/** What the targets of an environment report, taken together. @public */
export type ClusterStatus = Schemas['ClusterStatus'];
/** Whether what is live is what was agreed. @public */
export type DriftStatus = Schemas['DriftStatus'];
/** Limits of an environment as Kubernetes quantities. @public */
export type Quota = Schemas['Quota'];
/** One environment on one runtime environment. @public */
export type Target = Schemas['Target'];
/** State of a target. @public */
export type TargetStatus = Target['status'];
/** One observation of a target that has a type, a truth value and a reason. @public */
export type Condition = Schemas['Condition'];
/** A place that belongs to an environment, such as a commit. @public */
export type Link = Schemas['Link'];
/** One resource as it is live, compared with what is desired. @public */
export type ObservedResource = Schemas['ObservedResource'];
/** One field that is not as desired. @public */
export type FieldDifference = Schemas['FieldDifference'];
/** One resource as it will be written. @public */
export type PlannedResource = Schemas['PlannedResource'];
/** What a plan does with one resource. @public */
export type PlannedChange = Schemas['PlannedChange'];
/** What would change on one runtime environment. @public */
export type TargetPlan = Schemas['TargetPlan'];
/** What would change on all runtime environments of a class, with its digest. @public */
export type Plan = Schemas['Plan'];
/** An approval or rejection as sent. @public */
export type Decision = Schemas['Decision'];
/** An approval or rejection as kept. @public */
export type Vote = Schemas['Vote'];
/** One thing that happened to a request. @public */
export type EnvironmentEvent = Schemas['Event'];
/** A page of what happened. @public */
export type EnvironmentEventList = Schemas['EventList'];
/** Whether the caller may do something now, and why not. @public */
export type Action = Schemas['Action'];
/** What the caller may do with a request now. @public */
export type Actions = Schemas['Actions'];
/** An organisation or team that owns projects, entitlements, keys and environments. @public */
export type Tenant = Schemas['Tenant'];
/** State of a tenant; see {@link tenantLifecycle}. @public */
export type TenantStatus = Schemas['TenantStatus'];
/** Whether a tenant is a customer or for demonstration. @public */
export type TenantKind = Schemas['TenantKind'];
/** What the caller may do with a tenant now. @public */
export type TenantActions = Schemas['TenantActions'];
/** A page of tenants. @public */
export type TenantList = Schemas['TenantList'];
/** What a caller sends to create a tenant. @public */
export type TenantCreate = Schemas['TenantCreate'];
/** What a caller changes of a tenant. @public */
export type TenantUpdate = Schemas['TenantUpdate'];
/** What an activation sets. @public */
export type TenantActivate = Schemas['TenantActivate'];
/** How a tenant is cancelled. @public */
export type TenantCancel = Schemas['TenantCancel'];
/** A plan of the configuration with its quotas. @public */
export type TenantPlan = Schemas['TenantPlan'];
/** A page of plans. @public */
export type TenantPlanList = Schemas['TenantPlanList'];
/** Limits by quota; `null` is no limit. @public */
export type QuotaLimits = Schemas['QuotaLimits'];
/** Name of a quota. @public */
export type QuotaName = Schemas['QuotaName'];
/** Limits of a tenant and what of them is in use. @public */
export type TenantQuotas = Schemas['TenantQuotas'];
/** Limits as they are set. @public */
export type TenantQuotasWrite = Schemas['TenantQuotasWrite'];
/** A person, group or service account with its role in a tenant. @public */
export type TenantMember = Schemas['TenantMember'];
/** A page of members. @public */
export type TenantMemberList = Schemas['TenantMemberList'];
/** A member as it is added. @public */
export type TenantMemberCreate = Schemas['TenantMemberCreate'];
/** What can be changed of a member. @public */
export type TenantMemberUpdate = Schemas['TenantMemberUpdate'];
/** A project of a tenant. @public */
export type Project = Schemas['Project'];
/** A page of projects. @public */
export type ProjectList = Schemas['ProjectList'];
/** A project as it is created. @public */
export type ProjectCreate = Schemas['ProjectCreate'];
/** What can be changed of a project. @public */
export type ProjectUpdate = Schemas['ProjectUpdate'];
/** An identity for machines of a tenant. @public */
export type ServiceAccount = Schemas['ServiceAccount'];
/** A page of service accounts. @public */
export type ServiceAccountList = Schemas['ServiceAccountList'];
/** A service account as it is created. @public */
export type ServiceAccountCreate = Schemas['ServiceAccountCreate'];
/** How a token is issued. @public */
export type ServiceAccountTokenCreate = Schemas['ServiceAccountTokenCreate'];
/** A token, answered once. @public */
export type ServiceAccountToken = Schemas['ServiceAccountToken'];
/** A tenant's right to a product. @public */
export type TenantProduct = Schemas['TenantProduct'];
/** A page of entitlements. @public */
export type TenantProductList = Schemas['TenantProductList'];
/** An entitlement as it is granted. @public */
export type TenantProductWrite = Schemas['TenantProductWrite'];
/** Whether a tenant may use a product, and if not, why. @public */
export type EntitlementCheck = Schemas['EntitlementCheck'];
/** A product that tenants can request. @public */
export type CatalogEntry = Schemas['CatalogEntry'];
/** A page of products. @public */
export type CatalogEntryList = Schemas['CatalogEntryList'];
/** A product as it is written. @public */
export type CatalogEntryWrite = Schemas['CatalogEntryWrite'];
/** For which tenant a product is requested or tried. @public */
export type CatalogRequest = Schemas['CatalogRequest'];
/** A request for a product and what became of it. @public */
export type ProductRequest = Schemas['ProductRequest'];
/** A page of requests for products. @public */
export type ProductRequestList = Schemas['ProductRequestList'];
/** State of a request for a product. @public */
export type ProductRequestStatus = Schemas['ProductRequestStatus'];
/** Why a request is declined. @public */
export type ProductRequestDecline = Schemas['ProductRequestDecline'];
/** What is kept of an API key; never the key itself. @public */
export type APIKey = Schemas['APIKey'];
/** A page of API keys. @public */
export type APIKeyList = Schemas['APIKeyList'];
/** An API key as it is asked for. @public */
export type APIKeyCreate = Schemas['APIKeyCreate'];
/** A new API key, answered once. @public */
export type APIKeyCreated = Schemas['APIKeyCreated'];
/** How a key is rotated. @public */
export type APIKeyRotate = Schemas['APIKeyRotate'];
/** A key to verify. @public */
export type APIKeyVerifyRequest = Schemas['APIKeyVerifyRequest'];
/** Whether a key is good, and for what. @public */
export type APIKeyVerify = Schemas['APIKeyVerify'];
/** An event as a product appends it. @public */
export type AuditAppend = Schemas['AuditAppend'];
/** Something that happened. @public */
export type AuditEvent = Schemas['AuditEvent'];
/** A page of events. @public */
export type AuditEventList = Schemas['AuditEventList'];
/** The head of the chain as it was written down outside of the database. @public */
export type AuditAnchor = Schemas['AuditAnchor'];
/** That the head of the chain could not be written down outside. @public */
export type AuditAnchorFailure = Schemas['AuditAnchorFailure'];
/** What a verification of the chain found. @public */
export type AuditVerification = Schemas['AuditVerification'];
/** The state of the chain. @public */
export type AuditChain = Schemas['AuditChain'];
/** Health of the control plane and its runtime environments. @public */
export type Health = Schemas['Health'];
/** The error envelope of every answer that is not a success. @public */
export type ErrorEnvelope = Schemas['Error'];
/** Machine-readable kind of an error. @public */
export type ErrorCode = ErrorEnvelope['error'];
/** By how much an environment is to live longer. @public */
export type Extension = Schemas['Extension'];
/** Whether a runtime environment can be worked with. @public */
export type HealthStatus = Schemas['HealthStatus'];
/** Whether the configuration or the API owns something. @public */
export type Source = Schemas['Source'];
/** A type of runtime environment that is installed. @public */
export type RuntimeType = Schemas['RuntimeType'];
/** A page of types. @public */
export type RuntimeTypeList = Schemas['RuntimeTypeList'];
/** A target: a cluster, a Cloud Foundry, a Git repository. @public */
export type RuntimeEnvironment = Schemas['RuntimeEnvironment'];
/** A page of runtime environments. @public */
export type RuntimeEnvironmentList = Schemas['RuntimeEnvironmentList'];
/** What makes a runtime environment. @public */
export type RuntimeEnvironmentCreate = Schemas['RuntimeEnvironmentCreate'];
/** What changes a runtime environment. @public */
export type RuntimeEnvironmentUpdate = Schemas['RuntimeEnvironmentUpdate'];
/** Whether a runtime environment is in maintenance, and why. @public */
export type Maintenance = Schemas['Maintenance'];
/** A change of health. @public */
export type RuntimeHealthEvent = Schemas['RuntimeHealthEvent'];
/** A page of changes of health. @public */
export type RuntimeHealthEventList = Schemas['RuntimeHealthEventList'];
/** In what order a group receives a namespace. @public */
export type OrchestrationStrategy = Schemas['OrchestrationStrategy'];
/** Runtime environments that receive a namespace together. @public */
export type RuntimeGroup = Schemas['RuntimeGroup'];
/** A page of groups. @public */
export type RuntimeGroupList = Schemas['RuntimeGroupList'];
/** What makes a group. @public */
export type RuntimeGroupCreate = Schemas['RuntimeGroupCreate'];
/** What changes a group. @public */
export type RuntimeGroupUpdate = Schemas['RuntimeGroupUpdate'];
/** State of a namespace. @public */
export type NamespaceStatus = Schemas['NamespaceStatus'];
/** Somebody who may work in a namespace. @public */
export type NamespaceMember = Schemas['NamespaceMember'];
/** What makes a member. @public */
export type NamespaceMemberWrite = Schemas['NamespaceMemberWrite'];
/** A workspace on the runtime environments of a group. @public */
export type Namespace = Schemas['Namespace'];
/** A page of namespaces. @public */
export type NamespaceList = Schemas['NamespaceList'];
/** What makes a namespace. @public */
export type NamespaceCreate = Schemas['NamespaceCreate'];
/** What changes a namespace. @public */
export type NamespaceUpdate = Schemas['NamespaceUpdate'];
/** What a name is made from. @public */
export type NamespaceNamePreview = Schemas['NamespaceNamePreview'];
/** A name, and what is wrong with it. @public */
export type NamespaceName = Schemas['NamespaceName'];
/** How far a namespace is, by runtime environment. @public */
export type NamespaceState = Schemas['NamespaceState'];
/** What a text has to be. @public */
export type ValueRule = Schemas['ValueRule'];
/** How namespaces are named and what metadata they need. @public */
export type NamespaceRules = Schemas['NamespaceRules'];
/** What sets the rules of namespaces. @public */
export type NamespaceRulesWrite = Schemas['NamespaceRulesWrite'];
/** A group that namespaces name, and what is known of it. @public */
export type IdentityGroup = Schemas['IdentityGroup'];
/** A page of identity groups. @public */
export type IdentityGroupList = Schemas['IdentityGroupList'];
/** Which identity group to look up. @public */
export type IdentityGroupRefresh = Schemas['IdentityGroupRefresh'];
/** Which drift is accepted. @public */
export type DriftAcceptance = Schemas['DriftAcceptance'];
/** What became of drift on a target. @public */
export type DriftEvent = Schemas['DriftEvent'];
/** A page of drift events. @public */
export type DriftEventList = Schemas['DriftEventList'];
/** Where a piece of work stands. @public */
export type QueueState = Schemas['QueueState'];
/** A piece of work of the reconciler. @public */
export type QueueItem = Schemas['QueueItem'];
/** A page of the queue. @public */
export type QueueItemList = Schemas['QueueItemList'];
/** How much work stands where. @public */
export type QueueCounts = Schemas['QueueCounts'];
/** The work by runtime environment. @public */
export type QueueSummary = Schemas['QueueSummary'];
/** What is to be tried again. @public */
export type QueueReplayRequest = Schemas['QueueReplayRequest'];
/** How much is tried again. @public */
export type QueueReplay = Schemas['QueueReplay'];
/** A class as it is added. @public */
export type EnvironmentClassCreate = Schemas['EnvironmentClassCreate'];
/** A new version of a class. @public */
export type EnvironmentClassUpdate = Schemas['EnvironmentClassUpdate'];
/** Whether a class may be requested for a tenant, and why not. @public */
export type ClassAvailability = Schemas['ClassAvailability'];
/** What the estimated cost of a class is reckoned from. @public */
export type CostModel = Schemas['CostModel'];
/** A part of an estimated cost. @public */
export type CostItem = Schemas['CostItem'];
/** What policy packs ask for, taken together. @public */
export type PolicySettings = Schemas['PolicySettings'];
/** A named set of policies. @public */
export type PolicyPack = Schemas['PolicyPack'];
/** A page of policy packs. @public */
export type PolicyPackList = Schemas['PolicyPackList'];
/** What becomes of results of policy checks, by id of the check. @public */
export type CheckSettings = Schemas['CheckSettings'];
/** What one policy check says of a plan. @public */
export type PolicyResult = Schemas['PolicyResult'];
/** Who may decide, as a class names them. @public */
export type Approver = Schemas['Approver'];
/** Who decides over requests of a class, and when. @public */
export type ApprovalPolicy = Schemas['ApprovalPolicy'];
/** How far the approval of a plan is. @public */
export type ApprovalState = Schemas['ApprovalState'];
/** Somebody who may decide over a request. @public */
export type RequestApprover = Schemas['RequestApprover'];
/** What is changed of a request. @public */
export type EnvironmentRequestUpdate = Schemas['EnvironmentRequestUpdate'];
/** How another request differs from one. @public */
export type EnvironmentRequestClone = Schemas['EnvironmentRequestClone'];
/** Counts for badges. @public */
export type EnvironmentRequestCounts = Schemas['EnvironmentRequestCounts'];
/** What environments cost and reserve, summed up in groups. @public */
export type EnvironmentCosts = Schemas['EnvironmentCosts'];
/** A group of {@link EnvironmentCosts}. @public */
export type EnvironmentCostGroup = Schemas['EnvironmentCostGroup'];
/** Sums of {@link EnvironmentCosts}. @public */
export type EnvironmentCostSums = Schemas['EnvironmentCostSums'];
/** How many environments there are, what they cost, and what they may use. @public */
export type EnvironmentUse = Schemas['EnvironmentUse'];
/** What environments may use by their quotas. @public */
export type Capacity = Schemas['Capacity'];
/** Why a request is cancelled. @public */
export type Cancellation = Schemas['Cancellation'];
/** A page of votes. @public */
export type VoteList = Schemas['VoteList'];
/** How somebody was recognised. @public */
export type Authentication = Schemas['Authentication'];
/** The signed proof of an approval. @public */
export type ApprovalReceipt = Schemas['ApprovalReceipt'];
/** Public keys. @public */
export type JsonWebKeySet = Schemas['JsonWebKeySet'];
/** Who decides for whom, between two dates. @public */
export type ApprovalSubstitute = Schemas['ApprovalSubstitute'];
/** A page of substitutions. @public */
export type ApprovalSubstituteList = Schemas['ApprovalSubstituteList'];
/** A substitution as it is made. @public */
export type ApprovalSubstituteCreate = Schemas['ApprovalSubstituteCreate'];
/** What a link in a notification leads to. @public */
export type ApprovalLink = Schemas['ApprovalLink'];
/** An extension that needs an approval. @public */
export type ExtensionRequest = Schemas['ExtensionRequest'];
/** A page of such extensions. @public */
export type ExtensionRequestList = Schemas['ExtensionRequestList'];
/** How many resources a plan creates, changes and deletes. @public */
export type PlannedChanges = Schemas['PlannedChanges'];
/** A decision over an extension. @public */
export type ExtensionDecision = Schemas['ExtensionDecision'];
/** A run of a template that goes on when others have approved its parameters. @public */
export type TemplateGate = Schemas['TemplateGate'];
/** State of a gate. @public */
export type TemplateGateStatus = Schemas['TemplateGateStatus'];
/** What the caller may do with a gate now. @public */
export type TemplateGateActions = Schemas['TemplateGateActions'];
/** A page of gates. @public */
export type TemplateGateList = Schemas['TemplateGateList'];
/** What asks for approval of a template run. @public */
export type TemplateGateCreate = Schemas['TemplateGateCreate'];
/** A decision over a gate as sent. @public */
export type TemplateGateDecision = Schemas['TemplateGateDecision'];
/** A decision over a gate as kept. @public */
export type TemplateGateVote = Schemas['TemplateGateVote'];
/** A page of votes on a gate. @public */
export type TemplateGateVoteList = Schemas['TemplateGateVoteList'];
