export * from './ParameterTree';
