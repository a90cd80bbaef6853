import { createClerkClient } from '@clerk/backend';
export const c = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
