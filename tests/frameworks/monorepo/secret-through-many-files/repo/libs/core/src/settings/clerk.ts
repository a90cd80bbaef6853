import { fromEnvironment } from './environment';

export const clerk = { hookSecret: fromEnvironment('CLERK_HOOK_SECRET') };
