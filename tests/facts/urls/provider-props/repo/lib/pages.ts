export const PAGES = { waitlist: "/waitlist" } as const;
