import { createClerkClient } from '@clerk/backend';
