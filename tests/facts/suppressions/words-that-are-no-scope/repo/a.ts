// clerk-audit-ignore-next CLERK-KEY-001
// clerk-audit-ignore-lines CLERK-KEY-001
export const clerk = 1;
