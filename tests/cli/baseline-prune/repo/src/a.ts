import { createClerkClient } from '@clerk/backend';
export const a = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
