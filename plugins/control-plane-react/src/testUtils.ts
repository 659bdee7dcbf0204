/**
 * For tests of pages, and for the harnesses that show them without a backend.
 *
 * @packageDocumentation
 */
export * from './testUtils/Answering';
export * from './testUtils/comeBackOnline';
export * from './testUtils/compareMessages';
export * from './testUtils/exampleError';
export * from './testUtils/exampleId';
export * from './testUtils/harnessFeatures';
export * from './testUtils/hoursFromNow';
export * from './testUtils/mockWidth';
export * from './testUtils/pageOfEvents';
export * from './testUtils/readEnglish';
export * from './testUtils/readScenario';
export * from './testUtils/renderPageInTestApp';
export * from './testUtils/speaking';
