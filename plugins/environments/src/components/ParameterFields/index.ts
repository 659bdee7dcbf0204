export * from './ParameterFields';
export * from './useParameterItems';
export * from './useParameterProblems';
