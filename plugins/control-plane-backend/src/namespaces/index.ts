export * from './NamespaceRecorder';
export * from './NamespaceRow';
export * from './NamespaceStore';
