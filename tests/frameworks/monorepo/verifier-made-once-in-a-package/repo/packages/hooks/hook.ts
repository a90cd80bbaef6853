import { Webhook } from 'svix';

let hook: Webhook | null = null;

export function clerkHook() {
  if (!hook) {
    hook = new Webhook(Config.secret);
  }
  return hook;
}

class Config {
  static get secret() {
    return process.env.CLERK_WEBHOOK_SIGNING_SECRET!;
  }
}
