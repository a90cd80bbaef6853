// eslint-disable-next-line clerk/rule
// clerk-audit is run before each commit
export const clerk = 1;
