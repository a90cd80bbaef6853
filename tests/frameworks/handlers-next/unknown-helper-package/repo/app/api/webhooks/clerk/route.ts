import { clerkWebhook } from '@acme/clerk-hooks';

export const POST = clerkWebhook({
  secret: process.env.CLERK_WEBHOOK_SECRET,
  onEvent: async (evt) => {
    if (evt.type === 'user.created') {
      console.log(evt.data.email_addresses);
    }
  },
});
