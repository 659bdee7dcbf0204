export * from './CreateNamespacePage';
export * from './MembersField';
export * from './MetadataFields';
export * from './namespaceDraft';
