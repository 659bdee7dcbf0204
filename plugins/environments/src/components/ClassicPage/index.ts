export * from './ClassicPage';
