export {};

declare global {
	interface CustomJwtSessionClaims {
		/** role: of whom */
		metadata: {
			role?: 'admin' | "editor";
			teams: Array<{ id: string; name: string }>;
			nested: { deep: { deeper: string } }
			readonly onboarded: boolean;
		};
		'first-name'?: string // last: string
		org_role: string; email: string
		| null
		list: string[]
		call(): void;
		[key: string]: unknown;
		after: (a: { b: string }) => { c: string };
	}

	interface UserPublicMetadata {
		elsewhere: string;
	}
}
