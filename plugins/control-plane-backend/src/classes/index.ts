export * from './ClassAvailabilities';
export * from './ClassSpec';
export * from './costOf';
export * from './createClasses';
export * from './EnvironmentClasses';
export * from './EnvironmentClassStore';
export * from './ParameterSchema';
