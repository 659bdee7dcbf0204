export * from './FirstVisit';
export * from './NewHere';
