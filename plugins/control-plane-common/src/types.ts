import type { components } from './schema/openapi/generated/types';

type Schemas = components['schemas'];

/** A golden path that can be requested. @public */
export type EnvironmentClass = Schemas['EnvironmentClass'];
/** What a caller sends to request an environment. @public */
export type CreateEnvironmentRequest = Schemas['CreateEnvironmentRequest'];
/** A request and, once it is ready, the environment that it became. @public */
export type EnvironmentRequest = Schemas['EnvironmentRequest'];
/** A page of requests. @public */
export type EnvironmentRequestList = Schemas['EnvironmentRequestList'];
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
/** Whether the caller may do something now, and why not. @public */
export type Action = Schemas['Action'];
/** What the caller may do with a request now. @public */
export type Actions = Schemas['Actions'];
/** Health of the control plane and its runtime environments. @public */
export type Health = Schemas['Health'];
/** The error envelope of every answer that is not a success. @public */
export type ErrorEnvelope = Schemas['Error'];
/** Machine-readable kind of an error. @public */
export type ErrorCode = ErrorEnvelope['error'];
