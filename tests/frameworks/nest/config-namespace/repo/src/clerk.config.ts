import { registerAs } from '@nestjs/config';

export default registerAs('clerk', () => ({
  webhookSecret: process.env.CLERK_WEBHOOK_SECRET,
}));
