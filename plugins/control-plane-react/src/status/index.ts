export * from './statusVocabulary';
