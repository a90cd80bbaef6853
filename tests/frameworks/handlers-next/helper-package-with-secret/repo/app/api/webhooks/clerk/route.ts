import { handleWebhooks } from '@brianmmdev/clerk-webhooks-handler';
import { syncUser } from '@/lib/users';

export async function POST(request: Request) {
  return handleWebhooks(
    { secret: process.env.CLERK_WEBHOOK_SECRET, onUserUpdated: syncUser },
    request as any,
  );
}
