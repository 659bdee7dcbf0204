export * from './FieldProblem';
