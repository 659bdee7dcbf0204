export * from './CursorPages';
export * from './ChoiceFilter';
export * from './FilterBar';
export * from './SearchBox';
