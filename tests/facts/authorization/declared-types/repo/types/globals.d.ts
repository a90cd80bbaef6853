export {};

declare global {
	// 'org:no:comment'
	interface ClerkAuthorization {
		/* 'org:not:this' */
		permission: 'org:invoices:create' | "org:invoices:read"; // 'org:nor:this'
		role: 'org:admin'
			| 'org:member';
		[key: string]: 'org:neither';
		other: { role: 'org:inner' };
	}

	interface Elsewhere {
		role: 'org:elsewhere';
	}
}
