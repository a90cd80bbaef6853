export type AuthUser = { clerkRole: 'org:typed' | null; role: string };
