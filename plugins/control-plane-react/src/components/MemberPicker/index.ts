export * from './MemberPicker';
