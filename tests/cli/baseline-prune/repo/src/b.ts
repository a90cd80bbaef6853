import { createClerkClient } from '@clerk/backend';
export const b = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
