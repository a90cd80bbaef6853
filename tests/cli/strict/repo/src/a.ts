import { createClerkClient } from '@clerk/backend';
// clerk-audit-ignore-next-line CLERK-KEY-001: nothing is there
export const a = 1;
