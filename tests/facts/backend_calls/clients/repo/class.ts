import { createClerkClient } from '@clerk/backend';

export class Users {
  private readonly clerk;
  constructor() {
    this.clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY });
  }
  find(id) {
    return this.clerk.users.getUser(id);
  }
}
