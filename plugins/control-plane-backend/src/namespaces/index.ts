export * from './createNamespaces';
export * from './NamespaceDirectory';
export * from './NamespaceRecorder';
export * from './NamespaceRow';
export * from './NamespaceStore';
