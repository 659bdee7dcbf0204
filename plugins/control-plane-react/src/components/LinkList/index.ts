export * from './LinkList';
