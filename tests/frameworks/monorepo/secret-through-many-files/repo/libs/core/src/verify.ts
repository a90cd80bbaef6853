import { Webhook } from 'svix';

export const verifier = (secret: string) => new Webhook(secret);
